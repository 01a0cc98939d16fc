//! One message on one half of a stream: four bytes of length (big endian), that many bytes, and
//! the end of the stream. The length is compared with its limit before anything is read for it, and
//! memory grows only with what arrives, so an announced length costs nothing.

use std::{fmt, io, sync::Arc, time::Duration};

use libp2p::{
    futures::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    request_response,
};
use tokio::{
    sync::OwnedSemaphorePermit,
    time::{Instant, timeout, timeout_at},
};
use tokio_util::sync::CancellationToken;

use super::inbound::{PendingReply, Slot};

/// What the wire can do wrong.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
pub(super) enum WireError {
    #[error("a message of {size} bytes was announced; at most {limit} are allowed")]
    TooLarge { size: usize, limit: usize },
    #[error("the stream ended after {got} of {announced} bytes")]
    Truncated { got: usize, announced: usize },
    #[error("the stream ended without a message")]
    Empty,
    #[error("bytes follow the message")]
    Trailing,
    #[error("nobody waits for the answer any more")]
    Cancelled,
    #[error("the program gave no answer")]
    NoReply,
}

impl From<WireError> for io::Error {
    fn from(error: WireError) -> Self {
        Self::other(error)
    }
}

/// A question under way to a peer.
pub(super) struct Question {
    pub(super) bytes: Vec<u8>,
    pub(super) deadline: Instant,
    /// Cancelled when the asking future is dropped, so that its stream is freed at once.
    pub(super) cancelled: CancellationToken,
    /// The place in the peer's share; free again when the last holder of the question is gone.
    pub(super) _share: OwnedSemaphorePermit,
}

/// The first message of a stream. `Debug` shows lengths, not what the bytes say.
pub(super) enum Request {
    /// To a peer.
    Outgoing(Arc<Question>),
    /// From a peer.
    Incoming(Vec<u8>),
    /// From a peer, announced with this length and not read.
    TooLarge(usize),
    /// From a peer, broken off or against the rules of this file. The library would not tell.
    Broken(io::Error),
}

/// The second message of a stream.
pub(super) enum Response {
    /// To a peer, as soon as it exists.
    Outgoing(PendingReply),
    /// From a peer.
    Incoming(Vec<u8>),
}

/// Reads and writes the two messages of one stream. The library clones it for every stream, so its
/// state belongs to that stream.
pub(super) struct Codec {
    pub(super) max_request: usize,
    pub(super) max_response: usize,
    pub(super) read_timeout: Duration,
    question: Option<Arc<Question>>,
    slot: Option<Arc<Slot>>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outgoing(question) => write!(f, "Outgoing({} bytes)", question.bytes.len()),
            Self::Incoming(bytes) => write!(f, "Incoming({} bytes)", bytes.len()),
            Self::TooLarge(size) => write!(f, "TooLarge({size} bytes)"),
            Self::Broken(error) => write!(f, "Broken({error})"),
        }
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outgoing(_) => f.write_str("Outgoing"),
            Self::Incoming(bytes) => write!(f, "Incoming({} bytes)", bytes.len()),
        }
    }
}

impl Codec {
    pub(super) const fn new(
        max_request: usize,
        max_response: usize,
        read_timeout: Duration,
    ) -> Self {
        Self {
            max_request,
            max_response,
            read_timeout,
            question: None,
            slot: None,
        }
    }
}

impl Clone for Codec {
    fn clone(&self) -> Self {
        Self::new(self.max_request, self.max_response, self.read_timeout)
    }
}

impl request_response::Codec for Codec {
    type Protocol = String;
    type Request = Request;
    type Response = Response;

    async fn read_request<T>(&mut self, _: &String, io: &mut T) -> io::Result<Request>
    where
        T: AsyncRead + Unpin + Send,
    {
        // A stream that is opened and left silent is dropped long before its reply would be due.
        let read = timeout(self.read_timeout, read_message(io, self.max_request)).await;
        Ok(match read.map_err(|_| io::ErrorKind::TimedOut.into()) {
            Ok(Ok(bytes)) => Request::Incoming(bytes),
            Ok(Err(error)) | Err(error) => match wire_error(&error) {
                Some(WireError::TooLarge { size, .. }) => Request::TooLarge(size),
                _ => Request::Broken(error),
            },
        })
    }

    async fn read_response<T>(&mut self, _: &String, io: &mut T) -> io::Result<Response>
    where
        T: AsyncRead + Unpin + Send,
    {
        let read = read_message(io, self.max_response);
        let bytes = match &self.question {
            Some(question) => before_deadline(question, read).await?,
            None => read.await?,
        };
        Ok(Response::Incoming(bytes))
    }

    async fn write_request<T>(&mut self, _: &String, io: &mut T, request: Request) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        let Request::Outgoing(question) = request else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        before_deadline(
            &question,
            write_message(io, &question.bytes, self.max_request),
        )
        .await?;
        self.question = Some(question);
        Ok(())
    }

    async fn write_response<T>(
        &mut self,
        _: &String,
        io: &mut T,
        response: Response,
    ) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        let Response::Outgoing(PendingReply { receiver, slot }) = response else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        // Kept until the stream is closed, which the library does after this returns.
        self.slot = slot;
        let bytes = receiver.await.map_err(|_| WireError::NoReply)?;
        write_message(io, &bytes, self.max_response).await
    }
}

/// What broke the rules of this file, if that is what happened.
pub(super) fn wire_error(error: &io::Error) -> Option<WireError> {
    error.get_ref()?.downcast_ref::<WireError>().copied()
}

async fn before_deadline<V>(
    question: &Question,
    work: impl Future<Output = io::Result<V>>,
) -> io::Result<V> {
    tokio::select! {
        done = timeout_at(question.deadline, work) => done.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?,
        () = question.cancelled.cancelled() => Err(WireError::Cancelled.into()),
    }
}

async fn read_message<T>(io: &mut T, limit: usize) -> io::Result<Vec<u8>>
where
    T: AsyncRead + Unpin + Send,
{
    let mut prefix = [0; 4];
    io.read_exact(&mut prefix)
        .await
        .map_err(|e| match e.kind() {
            io::ErrorKind::UnexpectedEof => WireError::Empty.into(),
            _ => e,
        })?;
    let announced = u32::from_be_bytes(prefix);
    let size = usize::try_from(announced).unwrap_or(usize::MAX);
    if size > limit {
        return Err(WireError::TooLarge { size, limit }.into());
    }
    let mut bytes = Vec::new();
    // Grows with what arrives, from a few bytes up.
    (&mut *io)
        .take(u64::from(announced))
        .read_to_end(&mut bytes)
        .await?;
    if bytes.len() < size {
        let got = bytes.len();
        return Err(WireError::Truncated {
            got,
            announced: size,
        }
        .into());
    }
    if io.read(&mut [0; 1]).await? != 0 {
        return Err(WireError::Trailing.into());
    }
    Ok(bytes)
}

async fn write_message<T>(io: &mut T, bytes: &[u8], limit: usize) -> io::Result<()>
where
    T: AsyncWrite + Unpin + Send,
{
    let too_large = WireError::TooLarge {
        size: bytes.len(),
        limit,
    };
    if bytes.len() > limit {
        return Err(too_large.into());
    }
    let length = u32::try_from(bytes.len()).map_err(|_| too_large)?;
    // One write, so that a small message leaves in one packet.
    let mut message = Vec::with_capacity(bytes.len() + 4);
    message.extend_from_slice(&length.to_be_bytes());
    message.extend_from_slice(bytes);
    io.write_all(&message).await
}
