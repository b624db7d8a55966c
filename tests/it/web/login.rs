//! Logging in and out, and what happens to a form when the login has expired.

use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use jiff::SignedDuration;
use underlag::config::Directory;
use underlag::domain::actor::{Credential, User};
use underlag::web::csrf::Posted;
use underlag::web::error::Error;
use underlag::web::role::{Coordinator, Staff, Worker};
use underlag::web::routes::Routes;
use underlag::web::{self, redirect};

use super::App;

/// A page for workers with a form, and one for coordinators.
fn routes() -> Routes {
    async fn read(Worker(staff): Worker) -> String {
        staff.user.id
    }
    async fn write(_: Worker, posted: Posted) -> Result<Response, Error> {
        if posted.text("note") == "Två\r\nrader & \"mer\"" && posted.all("day").eq(["1", "2"]) {
            return Ok(redirect::see_other("/note?saved"));
        }
        Ok(redirect::see_other("/note?damaged"))
    }
    async fn queue(Coordinator(staff): Coordinator) -> String {
        staff.user.id
    }
    async fn both(staff: Staff) -> String {
        staff.user.id
    }
    web::routes().merge(
        Routes::new()
            .at("/note", get(read).post(write))
            .at("/coordinators-only", get(queue))
            .at("/both", get(both)),
    )
}

const NOTE: [(&str, &str); 3] = [("note", "Två\r\nrader & \"mer\""), ("day", "1"), ("day", "2")];

#[tokio::test]
async fn a_page_for_staff_leads_to_the_login_and_back() {
    let app = App::with(routes);
    let mut client = app.visitor();
    let answer = client.get("/note?x=1").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login?next=%2Fnote%3Fx%3D1"));
    let login = client.get("/login?next=%2Fnote%3Fx%3D1").await;
    assert!(login.text.contains(r#"name="next" value="/note?x=1""#), "{}", login.text);
    // As it comes out of a document.
    let pasted = "\u{202a}Alva\u{202c} ";
    let fields = [("username", pasted), ("password", "tall-och-gran"), ("next", "/note?x=1")];
    assert_eq!(client.post("/login", &fields).await.location(), "/note?x=1");
    assert_eq!(client.get("/note").await.text, "alva");
}

#[tokio::test]
async fn a_role_opens_its_own_pages_only() {
    let app = App::with(routes);
    let (mut worker, mut coordinator) = (app.staff("alva").await, app.staff("kaj").await);
    assert_eq!(worker.get("/coordinators-only").await.status, StatusCode::FORBIDDEN);
    assert_eq!(coordinator.get("/note").await.status, StatusCode::FORBIDDEN);
    assert_eq!(coordinator.get("/coordinators-only").await.text, "kaj");
    assert_eq!(worker.get("/both").await.text, "alva");
}

#[tokio::test]
async fn wrong_name_and_wrong_password_look_the_same() {
    let app = App::with(routes);
    for (name, password) in
        [("alva", "fel"), ("ingen", "tall-och-gran"), ("borta", "tall-och-gran"), ("alva", "")]
    {
        let mut client = app.visitor();
        client.get("/login").await;
        let answer = client.log_in(name, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text.contains("Användarnamnet eller lösenordet stämmer inte"), "{name}");
        assert!(answer.text.contains("<title>Fel: "), "{name}");
        assert!(answer.text.contains(&format!("value=\"{name}\"")), "the name is kept");
        assert!(!answer.text.contains("tall-och-gran"), "the password is not");
    }
}

#[tokio::test]
async fn guesses_are_slowed_down_even_across_a_restart() {
    let app = App::with(routes);
    let mut client = app.visitor();
    client.get("/login").await;
    for _ in 0..5 {
        client.log_in("alva", "fel").await;
        app.clock.advance(SignedDuration::from_secs(30));
    }
    client.log_in("alva", "fel").await;
    drop(client);
    let app = app.restart();
    let mut client = app.visitor();
    client.get("/login").await;
    let slowed = client.log_in("alva", "tall-och-gran").await;
    assert_eq!(slowed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(slowed.text.contains("För många felaktiga försök"), "{}", slowed.text);
    app.clock.advance(SignedDuration::from_mins(15));
    let answer = client.log_in("alva", "tall-och-gran").await;
    assert_eq!(answer.location(), "/", "{}", answer.text);
}

#[tokio::test]
async fn many_names_from_one_source_are_slowed_down_too() {
    let app = App::with(routes);
    let mut client = app.visitor();
    client.get("/login").await;
    for n in 0..40 {
        client.log_in(&format!("namn{n}"), "fel").await;
    }
    let slowed = client.log_in("alva", "tall-och-gran").await;
    assert!(slowed.text.contains("För många felaktiga försök"), "{}", slowed.text);
}

#[tokio::test]
async fn a_login_changes_the_cookie() {
    let app = App::with(routes);
    let mut client = app.visitor();
    client.get("/login").await;
    let before = client.cookies.clone();
    client.log_in("alva", "tall-och-gran").await;
    assert_ne!(before["underlag"], client.cookies["underlag"]);
    client.cookies = before;
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER, "the old cookie leads nowhere");
}

#[tokio::test]
async fn a_logout_ends_the_session_in_the_store() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    let cookies = client.cookies.clone();
    client.get("/account").await;
    let answer = client.post("/logout", &[]).await;
    assert_eq!(answer.location(), "/login");
    assert!(client.get("/login").await.text.contains("Du är utloggad."));
    assert!(!client.get("/login").await.text.contains("Du är utloggad."), "said once");
    client.cookies = cookies;
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn logout_everywhere_ends_every_session_of_that_person() {
    let app = App::with(routes);
    let (mut one, mut two, mut other) =
        (app.staff("alva").await, app.staff("alva").await, app.staff("kaj").await);
    assert!(one.get("/account").await.text.contains("2 datorer eller mobiler"));
    one.post("/logout", &[("everywhere", "true")]).await;
    assert_eq!(two.get("/note").await.status, StatusCode::SEE_OTHER);
    assert_eq!(other.get("/coordinators-only").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_login_ends_when_idle_and_when_old() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    for _ in 0..20 {
        app.clock.advance(SignedDuration::from_mins(29));
        assert_eq!(client.get("/note").await.status, StatusCode::OK, "a click keeps it");
    }
    app.clock.advance(SignedDuration::from_mins(21));
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER, "ten hours in all");
    let mut idle = app.staff("alva").await;
    app.clock.advance(SignedDuration::from_mins(30));
    assert_eq!(idle.get("/note").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_was_posted_too_late_is_sent_again_after_the_login() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    client.get("/account").await;
    app.clock.advance(SignedDuration::from_mins(31));
    let late = client.post("/note", &NOTE).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(late.text.contains("Du hade hunnit bli utloggad"), "{}", late.text);
    let carried = attribute(&late.text, "carried");
    let fields = [
        ("username", "alva"),
        ("password", "tall-och-gran"),
        ("next", "/note"),
        ("carried", carried.as_str()),
    ];
    let again = client.post("/login", &fields).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.text.contains(r#"<form method="post" action="/note">"#), "{}", again.text);
    assert!(
        again.text.contains("name=\"note\" hidden>\nTvå\r\nrader &#38; &#34;mer&#34;</textarea>"),
        "{}",
        again.text
    );
    assert_eq!(client.post("/note", &NOTE).await.location(), "/note?saved", "with the new token");
}

#[tokio::test]
async fn a_wrong_password_does_not_lose_it_either() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    client.get("/account").await;
    app.clock.advance(SignedDuration::from_mins(31));
    let carried = attribute(&client.post("/note", &NOTE).await.text, "carried");
    let fields =
        [("username", "alva"), ("password", "fel"), ("next", "/note"), ("carried", carried.as_str())];
    assert_eq!(attribute(&client.post("/login", &fields).await.text, "carried"), carried);
}

#[tokio::test]
async fn a_foreign_page_can_not_have_its_form_carried() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    app.clock.advance(SignedDuration::from_mins(31));
    client.headers.push(("sec-fetch-site", "cross-site".to_owned()));
    let answer = client.post_bare("/note", &[("csrf", "guess"), ("note", "planted")]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(!answer.text.contains("planted"), "{}", answer.text);
}

#[tokio::test]
async fn what_opens_something_is_never_carried_in_a_page() {
    let app = App::new();
    for path in ["/login", "/k", "/l", "/mailbox", "/my/survey"] {
        let mut visitor = app.visitor();
        visitor.get("/login").await;
        visitor.headers.push(("sec-fetch-site", "same-origin".to_owned()));
        let secret = [("csrf", "old"), ("username", "alva"), ("password", "hemligt"), ("code", "hemligt")];
        let stale = visitor.post_bare(path, &secret).await;
        assert!(!stale.text.contains("hemligt"), "{path}: {}", stale.text);
        assert!(!stale.text.contains("name=\"carried\" value=\"u"), "{path}: {}", stale.text);
        assert!(
            path == "/login" || !stale.text.contains("name=\"password\""),
            "{path} shows the staff's login"
        );
    }
}

#[tokio::test]
async fn fields_of_a_form_with_files_are_carried_too() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    app.clock.advance(SignedDuration::from_mins(31));
    client.headers.push(("sec-fetch-site", "same-origin".to_owned()));
    let body = "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nkvar\r\n\
        --b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
    let request = Request::post("/note")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header(header::CONTENT_LENGTH, body.len());
    let answer = client.send(request, body.into()).await;
    assert!(answer.text.contains("value=\"note=kvar\""), "{}", answer.text);
    assert!(answer.text.contains("Bifogade filer följer inte med"), "{}", answer.text);
}

fn attribute(html: &str, name: &str) -> String {
    let rest = html.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
    rest.split('"').next().expect("a value").replace("&#38;", "&").replace("&amp;", "&")
}

#[tokio::test]
async fn single_keys_can_be_switched_off_and_on() {
    let app = App::new();
    let mut worker = app.staff("alva").await;
    let on = worker.get("/account").await.text;
    assert!(on.contains("data-keys") && on.contains("data-key=\"f\""), "{on}");
    let answer = worker.post("/account/keys", &[("on", "false")]).await;
    assert_eq!(answer.location(), "/account");
    let off = worker.get("/account").await.text;
    assert!(off.contains("Kortkommandon är avstängda") && !off.contains("data-key"), "{off}");
    worker.post("/account/keys", &[("on", "true")]).await;
    assert!(worker.get("/account").await.text.contains("data-keys"));
    assert!(!app.visitor().get("/login").await.text.contains("data-keys"), "strangers have none");
}

/// The directory with alva changed.
fn with_alva(app: &App, change: impl FnOnce(&mut User)) {
    let gateway = app.state.gateway();
    let mut users = gateway.parties().users().to_vec();
    change(users.iter_mut().find(|user| user.id == "alva").expect("there"));
    gateway.replace_directory(Directory { users, ..Directory::default() });
}

#[tokio::test]
async fn a_new_password_ends_the_logins_of_the_old_one() {
    let app = App::with(routes);
    let (mut here, mut elsewhere, mut other) =
        (app.staff("alva").await, app.staff("alva").await, app.staff("kaj").await);
    with_alva(&app, |alva| alva.credential = Credential::Password(super::hashed("gran-och-tall")));
    for client in [&mut here, &mut elsewhere] {
        assert_eq!(client.get("/note").await.location(), "/login?next=%2Fnote");
    }
    assert_eq!(app.state.gateway().end_sessions().await.expect("ended").sessions, 2);
    assert_eq!(other.get("/both").await.text, "kaj");
    here.get("/login").await;
    assert_eq!(here.log_in("alva", "tall-och-gran").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(here.log_in("alva", "gran-och-tall").await.location(), "/");
    assert_eq!(here.get("/note").await.text, "alva");
}

#[tokio::test]
async fn a_login_ended_by_a_new_password_does_not_come_back_with_the_old_one() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    with_alva(&app, |alva| alva.credential = Credential::Password(super::hashed("gran-och-tall")));
    app.state.gateway().end_sessions().await.expect("ended");
    with_alva(&app, |alva| alva.credential = Credential::Password(super::PASSWORD.clone()));
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn somebody_who_is_let_in_again_has_to_log_in_again() {
    let app = App::with(routes);
    let mut client = app.staff("alva").await;
    with_alva(&app, |alva| alva.disabled = true);
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.state.gateway().end_sessions().await.expect("ended").sessions, 1);
    with_alva(&app, |alva| alva.disabled = false);
    assert_eq!(client.get("/note").await.status, StatusCode::SEE_OTHER);
    client.get("/login").await;
    client.log_in("alva", "tall-och-gran").await;
    assert_eq!(client.get("/note").await.text, "alva");
    let ended = app.state.gateway().end_sessions().await.expect("ended");
    assert_eq!(ended.sessions, 0, "nobody else is logged out");
}
