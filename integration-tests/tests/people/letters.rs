//! Mail, as a mail server gets it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use reqwest::StatusCode;
use steelyard::{
    config::Secret,
    texts::Locale,
    web::entry::letters::{self, Delivered},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{Scene, email, reference};

/// A mail server that keeps what it is given (RFC 5321, as much as a client needs).
#[derive(Clone, Default)]
struct Server {
    mails: Arc<Mutex<Vec<String>>>,
    /// Takes no mail, and repeats to whom it was.
    refuses: bool,
}

impl Server {
    async fn start() -> (Self, SocketAddr) {
        Self::default().listen().await
    }

    async fn listen(self) -> (Self, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = self;
        let own = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(own.clone().talk(stream));
            }
        });
        (server, address)
    }

    async fn talk(self, stream: TcpStream) {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut mail = None;
        write.write_all(b"220 test\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            if let Some(text) = &mut mail {
                if line == "." {
                    self.mails.lock().unwrap().push(std::mem::take(text));
                    mail = None;
                    write.write_all(b"250 kept\r\n").await.unwrap();
                } else {
                    text.push_str(&line);
                    text.push('\n');
                }
                continue;
            }
            if self.refuses && line.starts_with("RCPT") {
                let said = format!("550 5.1.1 <anna@example.org>: no such user ({line})\r\n");
                write.write_all(said.as_bytes()).await.unwrap();
                continue;
            }
            let said: &[u8] = match line.split(' ').next().unwrap_or_default() {
                "EHLO" => b"250-test\r\n250 8BITMIME\r\n",
                "DATA" => {
                    mail = Some(String::new());
                    b"354 go on\r\n"
                }
                "QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            };
            if write.write_all(said).await.is_err() {
                return;
            }
        }
    }

    /// The mails that came, when there are `count`; soft line breaks (quoted-printable) are undone.
    async fn mails(&self, count: usize) -> Vec<String> {
        for _ in 0..200 {
            let mails = self.mails.lock().unwrap().clone();
            if mails.len() >= count {
                return mails
                    .iter()
                    .map(|mail| mail.replace("=\n", "").replace("=3D", "="))
                    .collect();
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("{count} mails did not come");
    }
}

/// The path of the first link in a mail.
fn linked(mail: &str, kind: &str) -> String {
    let (_, rest) = mail.split_once(&format!("/{kind}/")).expect("a link");
    let token = rest.split_whitespace().next().unwrap();
    format!("/{kind}/{token}")
}

async fn scene(server: SocketAddr) -> Scene {
    Scene::start_with(
        |_| (),
        |config| {
            config.mail.smtp = Secret::from(format!("smtp://{server}").as_str());
            config.mail.from = "Cluster people <node@example.org>".to_owned();
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_mailed_and_its_link_lets_accept() {
    let (server, address) = Server::start().await;
    let scene = scene(address).await;
    let invitation = scene
        .people()
        .invite(&email("anna@example.org"), &reference("M-1"), None)
        .await
        .unwrap();
    let name = Some("Quillfeather Works");
    let config = &scene.node.config;
    let delivered = letters::deliver(scene.people(), config, name, &invitation, Locale::En).await;
    assert!(matches!(delivered, Delivered::Mailed));
    let mail = server.mails(1).await.remove(0);
    for said in [
        "To: anna@example.org",
        "node@example.org",
        "Auto-Submitted: auto-generated",
        "Quillfeather Works",
    ] {
        assert!(mail.contains(said), "{said}: {mail}");
    }
    let mut anna = scene.visitor();
    let seen = anna.get(&linked(&mail, "invitation")).await;
    assert_eq!(seen.status, StatusCode::OK, "{mail}");
    assert!(seen.text.contains("With a link by e-mail"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_mailed_to_those_who_are_known_and_the_answer_tells_nobody() {
    let (server, address) = Server::start().await;
    let scene = scene(address).await;
    scene.accepted("anna@example.org", "M-1").await;
    let mut visitor = scene.visitor();
    let mut answers = Vec::new();
    for address in ["nobody@example.org", "Anna@example.org"] {
        let seen = visitor
            .post("/sign-in/link", &[("link-email", address)])
            .await;
        answers.push((seen.status, seen.location, seen.text));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].1, "/sign-in");
    let mails = server.mails(1).await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("To: anna@example.org"), "{mails:?}");
    let path = linked(&mails[0], "link");
    let mut anna = scene.visitor();
    assert_eq!(anna.get(&path).await.status, StatusCode::OK);
    assert_eq!(anna.post(&path, &[]).await.location, "/member/M-1");
    assert_eq!(anna.post(&path, &[]).await.status, StatusCode::GONE);
    let wrong = visitor
        .post("/sign-in/link", &[("link-email", "anna")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_cannot_be_mailed_is_passed_on() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = listener.local_addr().unwrap();
    drop(listener);
    let scene = scene(nobody).await;
    let invitation = scene
        .people()
        .invite(&email("anna@example.org"), &reference("M-1"), None)
        .await
        .unwrap();
    let config = &scene.node.config;
    let delivered = letters::deliver(scene.people(), config, None, &invitation, Locale::En).await;
    let Delivered::ToPassOn { link, failed } = delivered else {
        panic!("nobody took the mail");
    };
    assert!(link.ends_with(&invitation.token));
    let said = failed.unwrap().to_string();
    assert!(said.contains("[mail]") && !said.contains("anna"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_replies_about_an_address_is_not_told() {
    let refusing = Server {
        refuses: true,
        ..Server::default()
    };
    let (_, address) = refusing.listen().await;
    let scene = scene(address).await;
    let anna = email("anna@example.org");
    let invitation = scene.people().invite(&anna, &reference("M-1"), None).await;
    let invitation = invitation.unwrap();
    let config = &scene.node.config;
    let delivered = letters::deliver(scene.people(), config, None, &invitation, Locale::En).await;
    let Delivered::ToPassOn { failed, .. } = delivered else {
        panic!("a server took what it refuses");
    };
    let failed = failed.unwrap();
    let said = format!("{failed} {failed:?}");
    assert!(said.contains("550") && !said.contains("anna"), "{said}");
    assert!(std::error::Error::source(&failed).is_none(), "{said}");
}
