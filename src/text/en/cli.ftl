# Keys start with `cli-`.

cli-calendar-kind = There is no form kind { $id }. Name a folder of forms/, for example forfragan-till-lakare.
cli-calendar-line = Line { $line } is not of the form DATE N, such as 2026-12-23 3. Correct it and run again.

cli-edit-unwritable = { $path } can't be written: { $error }
    The file is replaced in one step, so its folder must be writable too. Run as its owner or as root.
cli-unreadable = { $path } can't be read: { $error }
    Check the path and its permissions and run again.
cli-not-utf-8 = { $argument } on the command line is not UTF-8.
    Give the file or the folder another name and run it again.
cli-no-key-set = { $path } is no key set (JWKS) of Ed25519 keys.
    Fetch it anew from /.well-known/jwks.json of the service.
cli-serve-cannot = Can't start: { $error }. Look into it with: underlag check

cli-bench-failed = The bench could not be run: { $why }. See that there is room on the disk and that the folder can be written, or choose another folder with --dir.
cli-bench-per-second = operations a second
cli-bench-p50-ms = half of them wait at most so many milliseconds
cli-bench-p99-ms = 99 in 100 wait at most so many milliseconds
cli-bench-cpu-us-per-op = processor time of one operation, microseconds
cli-bench-bytes-per-op = disk space of one operation, bytes
cli-bench-peak-rss-mb = greatest use of memory, MiB
cli-bench-limit-per-second = the limit: the same bytes, only written with fdatasync
cli-bench-limit-p50-ms = the limit: half of them wait at most
cli-bench-limit-p99-ms = the limit: 99 in 100 wait at most
cli-bench-limit-cpu-us-per-op = the limit: processor time of one operation
cli-bench-limit-crypto-us = the limit: the cryptography alone, microseconds on one core
cli-unwritable = { $path } can't be written: { $error }. Choose a file that does not exist, in a folder where you may write.
cli-recipient-enrolled-meanwhile = { $id } got another key meanwhile. Nothing is changed, and no letter is written.
cli-nothing-done = Nothing is changed ({ $id }).
cli-edit-busy = Another command is changing { $path }. Nothing is changed; run again when it is done.
cli-edit-syntax = { $path } is not valid TOML. Run underlag check to see which line it is.

cli-password-new = New password:
cli-password-again = Once more:
cli-password-differs = The passwords are not the same. Nothing is changed; try again.
cli-password-short = The password is too short. Use at least { $least } characters, for example several words in a row.
cli-password-easy = The password is too easy to guess. Use for example several words in a row.
cli-password-no-terminal = There is no terminal to ask in. Give the password on standard input and add --password-stdin.

cli-user-exists = The user { $id } is there already. Change the password with: underlag user password { $id }
cli-user-unknown = The user { $id } is not in users.toml. See who is there with: underlag user list
cli-user-added = { $id } is added to { $path }. A running gateway reads the directory anew at SIGHUP.
cli-user-password-set = { $id } has a new password.
cli-user-key-set = { $id } has a new key. A running gateway reads the directory anew at SIGHUP.
cli-keys-rotate-sure = Let the gateway in { $path } sign with a new key? Everything the old one has signed stays valid.
cli-keys-rotated =
    The key is replaced. What the old one has signed stays valid: its public half is in retired.jwks.
    Restart the gateway, and it signs with the new one. Back up the folder of the keys.
cli-user-disable-sure = Lock { $id } out?
cli-user-disabled = { $id } can no longer log in.
cli-user-enabled = { $id } can log in again.
cli-user-mark-system = system
cli-user-mark-disabled = disabled
cli-user-mark-protected = protected personal data
cli-user-protected = { $id } may see cases with protected personal data. A running gateway reads the directory anew at SIGHUP.
cli-user-protected-off = { $id } may no longer see cases with protected personal data. A running gateway reads the directory anew at SIGHUP.

cli-recipient-exists = The recipient { $id } is in recipients.toml already.
cli-recipient-unknown = The recipient { $id } is not in recipients.toml. See who is there with: underlag recipient list
cli-recipient-added = { $id } is added to { $path }. Ask its functional mailbox to confirm with: underlag recipient verify-mailbox { $id }
cli-recipient-confirmed = The functional mailbox of { $id } is confirmed. The recipient can be chosen.
cli-recipient-enrolled = { $id } is enrolled. The key stands in the letter alone: print it, hand it over and delete the file.
cli-recipient-enrol-again = { $id } has a key already. A new key does not open requests that were sent with the old one. Replace it?
cli-recipient-mark-ready = can be chosen
cli-recipient-mark-unconfirmed = mailbox not confirmed in recipients.toml
cli-recipient-confirmed-on-the-page = Whoever has typed the code on the page /mailbox is confirmed at the gateway, which has it in its store, and can be chosen. The file does not change by it.
cli-date-to-come = { $date } is still to come. Give a day that has been.
cli-recipient-mark-enrolled = enrolled
cli-recipient-mark-one-time = one-time key

cli-check-ok = ok
cli-check-fault = fault
cli-check-warning = warning
cli-check-unseen = not looked at
cli-check-store = store
cli-check-spool = sealed documents
cli-check-clock = clock
cli-check-owners = owners and permissions
cli-check-listening = address
cli-check-data-protection = personal data
cli-check-no-organisation = { $name } has no entry in organisations.toml. The page /data-protection says that nothing is stated.
cli-check-organisation-unsaid = { $name } has not stated: { $keys } (organisations.toml). The page /data-protection says so.
cli-check-security = security.txt
cli-check-no-security = There is none. Fill in [security], so that whoever finds a fault knows where to turn.
cli-check-security-near = What it says holds until { $date }. See that it is right, and move expires on.
cli-check-security-past = What it says held until { $date }. See that it is right, and move expires on.
cli-check-new-keys = There are no keys yet. They are made at the first start.
cli-check-without-keys = Without the gateway's keys the store can't be checked.
cli-check-running = The gateway is running. Stop it and check again if the store and the documents are to be looked into.
cli-check-no-room = There is no room on the disk for the copy of the store that is read.
cli-check-no-store = There is no store yet. It is made at the first start.
cli-check-no-spool = There are no documents.
cli-check-spool-alone = The documents are held against the store, and that was not read.
cli-check-unreadable-rows = { $rows } rows of the store can't be read. Restore the data folder from the backup.
cli-check-clock-alone = The clock is held against the time that the store knows of, and none could be read there.
cli-check-clock-ahead = The system's clock stands more than thirty days after { $known }, the last day that the gateway knows of. After the next start nothing expires, is swept away or escalates until the clock has run steadily for a day. Set the clock right, or start with serve --clock-is-right if it is.
cli-check-document-missing = { $path } is missing ({ $of }). Restore the file from the backup. At the next start the unit is told.
cli-check-document-damaged = { $path } was changed on the disk ({ $of }). Restore the file from the backup.
cli-check-document-unreadable = { $path } can't be read ({ $of }). Look at its owner, its permissions and the disk.
cli-check-draft = a draft
cli-check-unknown-documents = The store does not know these files. A few are left by a crash and go away by themselves. Many mean that the store has lost something.
cli-check-recipient-gone = Request { $reference } is open, but its recipient is no longer in recipients.toml. Put the recipient back, or withdraw the request.
cli-check-more = … and { $count } more
cli-check-nested = data_dir ({ $data }) and keys_dir ({ $keys }) lie in each other. A backup of the data takes the keys with it. Give each a folder of its own.
cli-check-no-folders = The folders are not there yet.
cli-check-may-not-read = Not everything could be read. Run the check as the user that runs the gateway, or as root.
cli-check-other-owner = { $path } belongs to user { $uid }, but { $data } to { $owner }. Run: chown --reference={ $data } { $path }
cli-check-open-to-others = { $path } is open to others. Run: chmod { $mode } { $path }
cli-check-proxy-public = Behind a proxy (behind_proxy) the gateway should listen on this machine only, but listen is { $address }. Whoever reaches the port can pass for anybody.
cli-check-low-port = listen is { $address }, and port { $port } is root's alone. Give the service CAP_NET_BIND_SERVICE, or choose a port from 1024 on.
cli-check-certificate-early = { $path } is not valid before { $date }.
cli-check-certificate-expired = { $path } expired on { $date }. Put a new one there.
cli-check-certificate-soon = { $path } expires on { $date }.
cli-check-certificate-name = { $path } is not for { $host }, which base_url names.
cli-check-offline = Not looked at: --offline.
cli-check-settings = settings
cli-check-directory = units, users and recipients
cli-check-keys = the gateway's keys
cli-check-data = data folder
cli-check-certificate = certificate
cli-check-forms = forms
cli-check-consent = words of the consent
cli-check-pathway = pathway
cli-check-mail = mail

cli-mail-unreachable = The mail server { $server } does not answer as it should ({ $why }). Look at host, port, tls and login under [mail].
cli-check-mailbox = the gateway's mailbox
cli-mailbox-unreachable = The mailbox at { $server } can't be read ({ $why }). Check host, port, tls, login and folder under [imap].
cli-why-host-not-found = there is no server of that name
cli-why-refused = nobody listens at that port
cli-why-unreachable = there is no way to it
cli-why-certificate = its certificate is not trusted, has expired, or is for another name
cli-why-tls = TLS did not come about
cli-why-no-starttls = the server offers no STARTTLS
cli-why-timeout = no answer in time
cli-why-connection = the connection broke
cli-why-login = the login was not taken
cli-why-folder = there is no such folder
cli-dkim-key = The file { $path } holds no key that letters can be signed with. It should be PEM with an Ed25519 key or an RSA key of 2048 to 4096 bits. See dkim_key_file in config/underlag.toml.
cli-cannot-listen = Can't listen on { $address }: { $error }. Is another gateway running, or is the address not this machine's?
cli-keys-lost = { $keys } is empty, but { $data } holds data. Restore the keys from the backup; with new keys what is stored is out of reach.
cli-keys-not-yet = The gateway has no keys yet: it makes them when it starts for the first time. Start it (systemctl start underlag, or underlag serve), then run this again.
cli-keys-distrust-sure = May somebody else have had the key { $kid } from { $from } on? Then nothing it has signed can be proved any more, what is older included. Consents it has certified must be made anew.
cli-keys-distrusted = The key { $kid } is not trusted from { $from } on. Start the gateway anew, and /.well-known/jwks.json says so. Tell those who have documents, and make anew the consents that are needed.
cli-keys-distrust-unknown = No key named { $kid } was replaced. If the gateway signs with it now, replace it first with: underlag keys rotate
cli-verify-render-one = --render writes a copy of one document: name one file.
cli-verify-render-not-proved = The data of the document is not proved, so no copy was written.
cli-verify-render-no-data = Only a request or an answer can be written as a copy.
cli-verify-render-no-form = The form { $form } is not here in that version, so the copy can not be written. Try where the document was written.
cli-verify-render-unwritten = The copy could not be written to { $path } ({ $error }).
cli-verify-rendered = The copy is in { $path }.
cli-key-missing = { $path } is missing. Restore the keys from the backup.
cli-key-exists = { $path } is there already. Keys are never overwritten.
cli-key-readable = { $path } can be read by others. Run: chmod 600 { $path }
cli-key-writable = { $path } can be changed by others. Run: chmod 644 { $path }
cli-key-malformed = { $path } holds no valid key. Restore it from the backup.
cli-key-io = { $path } can't be read. Check the path and the permissions.
cli-no-certificate = { $path } holds no certificate. It should hold the whole chain in PEM.
cli-certificate-unusable = { $certificate } and { $key } do not belong together or can't be used. See that they come from the same order.
cli-secret-unreadable = { $path } can't be read. Check the path, and that the gateway may read the file.
cli-secret-open = { $path } can be read by everybody on the machine. Run: chmod 600 { $path }
cli-secret-empty = { $path } is empty.
cli-store-in-use = { $path } is in use by another gateway. Stop that one first.
cli-store-lost = Data is missing: according to { $path } there were { $known } events, but the store holds { $found }. Something was lost, or an older copy was put back. Don't just start again. Restore the data folder from the backup. Where there is no better copy: put the data folder away, delete the file { $path } and start. What is missing is gone then.
cli-store-emptied = { $store } is empty, but there are sealed documents in { $spool }. The store was lost. Restore the data folder from the backup. Where there is none: move { $spool } away and start.
cli-head-unreadable = { $path } is damaged. It says how much the store should hold. Restore the data folder from the backup. If you are sure that the store is whole: delete the file and start.
cli-store-snapshot = The files snap.* in { $path } are damaged. They are made anew from the rest. Put them away, delete them ({ $path }/snap.*) and start. Nothing else was changed.
cli-store-conf = The file { $path }/conf is damaged. It is made anew at the start. Put it away, delete it and start. Nothing else was changed.
cli-store-damaged = The store in { $path } is damaged on the disk and can't be read. Nothing was changed. Restore the data folder from the backup, and have the disk looked at.
cli-store-older = The store was written by an older version of the gateway, and this version can't read it. Nothing was changed. Install the version that wrote it, or put the data folder away and start with an empty one.
cli-store-other-keys = The store was written with another digest.key or for another tenant. Everything in it would seem to be gone. Put the key back from the backup, or correct tenant under [gateway].
cli-store-other-signer = The store belongs to the signing key { $kid }, which is neither signing.pem nor in retired.jwks. Put both files back from the backup. A new key is made with: underlag keys rotate
cli-store-stopped = The disk failed while something was saved. What was saved shows when the gateway is started again. Look at the disk.
cli-disk-full = The disk is full. Free some space and try again.
cli-folder = The folder { $path } can't be used: { $error }. Make it, or change its permissions.
cli-sweep-ahead = That moment lies ahead: letters would leave early, and requests might expire early. Add --yes if you want that, for instance on a test gateway.
cli-sweep-held = The system's clock stands more than thirty days after the last time known: nothing was let expire, swept away or escalated. If the clock is right, run again with --yes.
cli-sweep-done =
    Steps of ladders: { $steps }
    Emails: { $accepted } handed over, { $deferred } to be tried again, { $refused } refused
    Requests that expired: { $expired }
    Documents erased: { $destroyed }
cli-sweep-failed = Not everything could be done. The log above says what; it is tried again next time.

# Mailboxes of recipients
cli-recipient-verify-sent = A letter is on its way to the functional mailbox of { $id }. It is confirmed when somebody there types the code of the letter on the gateway's page, by { $until }.
cli-recipient-verify-failed = The email to { $id } could not be sent ({ $why }). Check the address, and the mail server with: underlag check
cli-check-recipients = the recipients' mailboxes
cli-recipient-stale = According to recipients.toml nobody has confirmed the mailbox of { $id } since { $date }. If it was not done on the gateway's page either, send it a letter with: underlag recipient verify-mailbox { $id }
cli-fee-unknown-kind = A fee in fees.toml is for the form { $kind }, which does not exist: it never holds.

cli-confirm = { $question } [y/N]
