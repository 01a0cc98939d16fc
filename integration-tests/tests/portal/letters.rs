//! The monthly letter, over a mail server of the test.

use std::{sync::Arc, time::Duration};

use integration_tests::members::everyone;
use steelyard::{config::Secret, web::keep_writing};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::timeout,
};

use super::Portal;

const MONTH: i64 = 32 * 86_400;

/// A mail server that takes everything (RFC 5321), and hands on what it took.
async fn mail_server() -> (Secret, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (sent, received) = mpsc::channel(8);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take(stream, sent.clone()));
        }
    });
    (Secret::from(url.as_str()), received)
}

async fn take(stream: TcpStream, sent: mpsc::Sender<String>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await?;
    let mut line = String::new();
    let mut letter: Option<String> = None;
    while stream.read_line(&mut line).await? > 0 {
        let answer: &[u8] = match &mut letter {
            Some(text) if line == ".\r\n" => {
                let _ = sent.send(std::mem::take(text)).await;
                letter = None;
                b"250 taken\r\n"
            }
            Some(text) => {
                text.push_str(&line);
                b""
            }
            None if line.starts_with("DATA") => {
                letter = Some(String::new());
                b"354 go on\r\n"
            }
            None if line.starts_with("QUIT") => b"221 bye\r\n",
            None => b"250 well\r\n",
        };
        stream.write_all(answer).await?;
        line.clear();
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wants_it_is_told_once_a_month_what_left() {
    let (server, mut letters) = mail_server().await;
    let portal = Portal::start_with(true, |config| {
        config.mail.smtp = server.clone();
        config.mail.from = "node@bologna.example".to_owned();
    })
    .await;
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 2);
    let node = &portal.bologna.node;
    let run = || tokio::spawn(keep_writing(Arc::clone(node)));
    // Nobody has asked for it.
    let idle = run();
    let none = timeout(Duration::from_millis(500), letters.recv()).await;
    assert!(none.is_err(), "{none:?}");
    idle.abort();

    assert!(portal.page("/rights").await.contains("/rights/digest"));
    portal.taken("/rights/digest", &[("wanted", "yes")]).await;
    let later = node.clock.now().plus_seconds(MONTH);
    portal.bologna.clock.set(later);
    let first = run();
    let letter = timeout(Duration::from_secs(20), letters.recv()).await;
    // Long lines are broken up (RFC 2045, section 6.7).
    let letter = letter.expect("a letter").unwrap().replace("=\r\n", "");
    for words in [
        "To: maria@member.example",
        "B-0 Srl",
        "oslo",
        "/member/B-0/consents",
    ] {
        assert!(letter.contains(words), "{words} in {letter}");
    }
    first.abort();

    // Not again when the node starts anew within the month.
    let second = run();
    let none = timeout(Duration::from_millis(500), letters.recv()).await;
    assert!(none.is_err(), "{none:?}");
    second.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_the_letter_is_not_offered() {
    let portal = Portal::start(false).await;
    let page = portal.page("/rights").await;
    assert!(page.contains("/rights/export.zip"), "{page}");
    assert!(!page.contains("/rights/digest"), "{page}");
}
