// The whole job in a browser: consent, request, letter, answer, fetch. Every page is pictured, and
// judged by axe-core and by its width on a phone.
//
// usage: node journey.mjs PATH_TO_UNDERLAG

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { choose, chooseAll, fill, press, read, sees, select, tap, upload } from './hands.mjs';
import { openEyes } from './look.mjs';

const CLIENT = 'Tuva Provsson-Åkerö';
const NUMBER = '19850614-9882';
const CLINIC = { id: 'vc-norrskogen', name: 'Norrskogens vårdcentral' };
const TABLE = '\nxref\n0 0\ntrailer <</Root 1 0 R>>\nstartxref\n';
const CERTIFICATE = `%PDF-1.4\n% ett intyg med å, ä och ö${TABLE}9\n%%EOF\n`;
// What the settings allow: one file, all of them.
const [ONE, ALL] = [10 << 20, 25 << 20];

const [binary] = process.argv.slice(2);
if (!binary) throw new Error('usage: node journey.mjs PATH_TO_UNDERLAG');
const screenshots = new URL('../../target/screenshots/', import.meta.url).pathname;

const demo = await startDemo(binary);
const browser = await openBrowser(demo.base_url);
try {
  const eyes = await openEyes(screenshots);
  const anna = await browser.person('anna');
  const clinic = await browser.person('clinic');
  await logIn(anna, eyes, 'anna.lind');
  const consent = await giveConsent(anna, eyes);
  const reference = await sendRequest(anna, eyes, consent);
  await openRequest(clinic, eyes, reference);
  await answerRequest(clinic, eyes);
  await fetchAnswer(anna, eyes, reference, consent);
  await lookAround(anna, clinic, eyes);
  anna.complaints.none();
  clinic.complaints.none();
  eyes.none();
  console.log(`${eyes.count} pages looked at, pictures in target/screenshots`);
} finally {
  await browser.close();
  await demo.stop();
}

async function logIn({ page, complaints }, eyes, user) {
  const login = demo.logins.find((one) => one.user === user);
  await page.goto(`${demo.base_url}/login`, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'login');
  await fill(page, 'Användarnamn', user);
  await fill(page, 'Lösenord', 'fel lösenord');
  await complaints.expecting(422, () => press(page, 'Logga in'));
  await sees(page, 'Användarnamnet eller lösenordet stämmer inte');
  await eyes.look(page, 'login-refused');
  await fill(page, 'Lösenord', login.password);
  await press(page, 'Logga in');
  await eyes.look(page, 'requests');
}

async function giveConsent({ page, complaints, downloads }, eyes) {
  await page.goto(`${demo.base_url}/consents/new`, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'consent');
  await fill(page, 'Klientens namn', CLIENT);
  await fill(page, 'Personnummer', '19850614-9881');
  await complaints.expecting(422, () => press(page, 'Registrera samtycket'));
  await eyes.look(page, 'consent-refused');
  await fill(page, 'Personnummer', NUMBER);
  await choose(page, CLINIC.name, 'Vilka får vi fråga?');
  await chooseAll(page, 'Vad får de berätta?');
  await chooseAll(page, 'Vad får vi berätta för dem?');
  // For each party apart: what was chosen for all stands there already.
  await press(page, 'Välj för varje part');
  await sees(page, 'Vem får berätta och få veta vad?');
  await eyes.look(page, 'consent-each-party');
  await fill(page, 'Vad ska uppgifterna användas till?', 'Planera arbetsträning i en takt som håller.');
  await choose(page, 'Skriftligt', 'Hur lämnas samtycket?');
  await choose(page, 'Genom god man', 'Säger någon ja i klientens ställe?');
  await fill(page, 'Företrädarens namn', 'Prov Ombudsson');
  await fill(page, 'Tolk', 'arabiska');
  await press(page, 'Registrera samtycket');
  await sees(page, 'Samtycket är registrerat');
  await eyes.look(page, 'consent-given');
  return downloads.from(() => tap(page, 'Hämta samtyckesdokumentet'));
}

async function sendRequest({ page, complaints, downloads }, eyes, consent) {
  await press(page, 'Skicka en förfrågan');
  await choose(page, 'Förfrågan till läkare', 'Vad behöver ni?');
  await choose(page, 'Ett annat samtycke, eller inget');
  await upload(page, 'Ett annat samtyckesdokument', consent);
  await eyes.look(page, 'request-start');
  await press(page, 'Fortsätt');
  await sees(page, CLIENT);
  await eyes.look(page, 'request-empty');
  await complaints.expecting(422, () => press(page, 'Kontrollera och skicka'));
  await eyes.look(page, 'request-refused');
  await choose(page, CLINIC.name, 'Vem ska svara?');
  await choose(page, 'Planeringen har stannat av', 'Anledning');
  await fill(page, 'Vad är det som har stannat av?', 'Arbetsträningen står stilla sedan i september.');
  await fill(page, 'Bakgrund som läkaren behöver', 'Klienten vill tillbaka till ett arbete i liten skala.');
  await fill(page, 'Vilken aktivitet?', 'Arbetsträning i ett storkök');
  await choose(page, 'Pågår i dag', 'När?');
  await fill(page, 'Omfattning', '8');
  await choose(page, 'Vad klarar klienten?', 'Välj frågor');
  await eyes.look(page, 'request-filled');
  await press(page, 'Kontrollera och skicka');
  await sees(page, 'Kontrollera innan du skickar');
  isPdf(await read(page, 'Visa som PDF'));
  await eyes.look(page, 'request-preview');
  await press(page, 'Skicka förfrågan');
  await sees(page, 'Förfrågan är skickad');
  await eyes.look(page, 'request-sent');
  await downloads.from(() => tap(page, 'Hämta kvittot'));
  await press(page, 'Följ förfrågan');
  await eyes.look(page, 'request-waiting');
  return /U(-[0-9A-Z]+)+/.exec(page.url())[0];
}

/** From the mailbox: the letter's link, then the key. The link alone opens nothing. */
async function openRequest({ page, complaints }, eyes, reference) {
  const link = await letterLink(page, eyes, reference);
  await page.goto('about:blank');
  await page.goto(link, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'open');
  const key = demo.recipients.find((one) => one.id === CLINIC.id).key;
  const other = demo.recipients.find((one) => one.id !== CLINIC.id).key;
  await fill(page, 'Mottagarnyckel', other);
  await complaints.expecting(422, () => press(page, 'Öppna förfrågan'));
  await eyes.look(page, 'open-refused');
  await fill(page, 'Mottagarnyckel', key);
  await press(page, 'Öppna förfrågan');
  await sees(page, CLIENT);
  await sees(page, 'Arbetsträningen står stilla sedan i september.');
  await eyes.look(page, 'request-read');
  isPdf(await read(page, 'Läs förfrågan som PDF'));
  await press(page, 'Bekräfta att ni har fått förfrågan');
  await sees(page, 'Enheten har fått veta att ni har tagit emot förfrågan.');
  for (const way of ['Vi behöver mer tid', 'Det är inte vår patient eller deltagare', 'Vi avböjer']) {
    await press(page, way);
    await eyes.look(page, `way-out-${way.split(' ').at(-1)}`);
    await press(page, 'Avbryt');
  }
}

async function letterLink(page, eyes, reference) {
  await page.goto(demo.mailbox, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'mailbox');
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(demo.mailbox, { waitUntil: 'networkidle0' });
    const letters = await page.$$eval('main td a', (links) => links.map((one) => one.href));
    for (const letter of letters) {
      await page.goto(letter, { waitUntil: 'networkidle0' });
      const text = await page.evaluate(() => document.body.innerText);
      const links = await page.$$eval('main a', (all) => all.map((one) => one.href).filter((href) => href.includes('#')));
      const secure = links.find((href) => href.includes('/l#'));
      if (text.includes(reference) && secure) {
        await eyes.look(page, 'letter');
        return secure;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`no letter about ${reference} with a link`);
}

async function answerRequest({ page, complaints }, eyes) {
  await press(page, 'Besvara förfrågan');
  await eyes.look(page, 'answer-empty');
  await complaints.expecting(422, () => press(page, 'Granska svaret'));
  await eyes.look(page, 'answer-refused');
  await choose(page, 'Undersökning vid besök', 'Vad bygger bedömningen på?');
  await fill(page, 'Besökets datum', demo.today);
  await choose(page, 'Ja', 'Kan ni lämna diagnosen till socialtjänsten?');
  await fill(page, 'Kod enligt ICD-10-SE', 'M79.7');
  await fill(page, 'Diagnos i ord', 'Fibromyalgi');
  await choose(page, 'Sinnen och smärta', 'Inom vilka områden har patienten en funktionsnedsättning?');
  await fill(page, 'Beskriv funktionsnedsättningen', 'Utbredd värk i nacke, skuldror och händer.');
  await choose(page, 'Svår', 'Hur stor är nedsättningen?');
  await choose(page, 'Fynd vid undersökning', 'Vad bygger ni det på?');
  await fill(page, 'Vad har patienten svårt att göra?', 'Stå stilla länge och lyfta upprepade gånger.', 'Vad leder det till?');
  await choose(page, 'Svår', 'Hur stor är svårigheten?');
  await eyes.look(page, 'answer-half');
  await fill(page, 'Namn', 'Elin Prov');
  await select(page, 'Yrke', 'Specialistläkare');
  await fill(page, 'Enhet', CLINIC.name);
  await uploads(page, complaints, eyes);
  const certificate = join(demo.folder, 'Intyg å.pdf');
  await writeFile(certificate, CERTIFICATE);
  await upload(page, 'Lägg till filer', certificate);
  await press(page, 'Lägg till valda filer');
  await sees(page, 'Intyg å.pdf');
  await eyes.look(page, 'answer-filled');
  await press(page, 'Granska svaret');
  await sees(page, 'Granska svaret innan det skickas');
  isPdf(await read(page, 'Förhandsvisa som PDF'));
  await eyes.look(page, 'answer-preview');
  await press(page, 'Skicka svaret');
  await sees(page, 'Svaret är skickat');
  await eyes.look(page, 'answer-sent');
  isPdf(await read(page, 'Hämta kvittot som PDF'));
  await press(page, 'Stäng förfrågan på den här datorn');
  await eyes.look(page, 'answer-left');
}

/** The largest upload there is, one that is too large, and one without network. */
async function uploads(page, complaints, eyes) {
  const files = [];
  for (const [name, bytes] of [['Stor 1', ONE], ['Stor 2', ONE], ['Stor 3', ALL - 2 * ONE], ['För stor', ONE + 1]]) {
    files.push(join(demo.folder, `${name}.pdf`));
    await writeFile(files.at(-1), sized(bytes));
  }
  const tooLarge = files.pop();
  const said = (text) => page.waitForFunction((wanted) => document.querySelector('#files-fault')?.textContent.includes(wanted), {}, text);
  const isKept = async () => {
    if ((await page.$eval('[name$=enhet]', (field) => field.value)) !== CLINIC.name) throw new Error('what was typed is gone');
  };

  await press(page, 'Spara och fortsätt senare');
  await upload(page, 'Lägg till filer', tooLarge);
  await said('För stor.pdf är större än 10 MB.');
  await tap(page, 'Lägg till valda filer');
  await eyes.look(page, 'answer-too-large');
  await isKept();

  await upload(page, 'Lägg till filer', files[0]);
  await page.setOfflineMode(true);
  await complaints.withoutNetwork(async () => {
    await tap(page, 'Lägg till valda filer');
    await said('Det gick inte att skicka. Kontrollera nätet och försök igen; texten finns kvar.');
  });
  await page.setOfflineMode(false);
  await isKept();

  await upload(page, 'Lägg till filer', ...files);
  await press(page, 'Lägg till valda filer');
  for (const name of ['Stor 1.pdf', 'Stor 2.pdf', 'Stor 3.pdf']) await sees(page, name);
  await isKept();
  await page.goBack({ waitUntil: 'networkidle0' });
  await sees(page, 'Stor 3.pdf');
  await isKept();
  for (const name of ['Stor 3.pdf', 'Stor 2.pdf', 'Stor 1.pdf']) await press(page, `Ta bort ${name}`);
}

/** A PDF of that size. */
function sized(bytes) {
  const end = (table) => `${TABLE}${String(table).padStart(10, '0')}\n%%EOF\n`;
  const body = `%PDF-1.4\n%${'x'.repeat(bytes - 10 - end(0).length)}`;
  return `${body}${end(body.length + 1)}`;
}

async function fetchAnswer({ page, complaints, downloads }, eyes, reference, consent) {
  await page.goto(`${demo.base_url}/requests`, { waitUntil: 'networkidle0' });
  await sees(page, reference);
  await eyes.look(page, 'requests-answered');
  await press(page, reference);
  await eyes.look(page, 'request-answered');
  const field = (await page.$('input[name=held]')) ? 'Eller välj dokumentet igen' : 'Samtyckes- eller nyckeldokument';
  await upload(page, field, consent);
  await press(page, 'Öppna');
  await sees(page, 'Stå stilla länge och lyfta upprepade gånger.');
  await sees(page, CLIENT);
  await eyes.look(page, 'answer-opened');
  const pdf = await downloads.from(() => tap(page, 'Svaret som PDF'));
  isPdf(await readFile(pdf));
  const json = JSON.parse(await readFile(await downloads.from(() => tap(page, 'Svaret som data')), 'utf8'));
  if (json.resourceType !== 'QuestionnaireResponse') throw new Error('the answer is no QuestionnaireResponse');
  const attached = await readFile(await downloads.from(() => tap(page, 'Intyg å.pdf')), 'utf8');
  if (attached !== CERTIFICATE) throw new Error('the attachment has changed');
  await complaints.expecting(422, () => press(page, 'Bekräfta och radera kopian'));
  await choose(page, 'Jag har sparat svaret');
  await press(page, 'Bekräfta och radera kopian');
  await sees(page, 'Underlag har raderat sina kopior');
  await eyes.look(page, 'request-fetched');
}

/** The pages beside the road. */
async function lookAround({ page, complaints }, clinic, eyes) {
  await page.goto(`${demo.base_url}/consents`, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'consents');
  await page.goto(`${demo.base_url}/account`, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'account');
  await page.goto(`${demo.base_url}/demo`, { waitUntil: 'networkidle0' });
  await eyes.look(page, 'demo');
  await press(page, 'En arbetsdag framåt');
  await sees(page, 'Klockan är flyttad.');
  await complaints.expecting(404, () => page.goto(`${demo.base_url}/nowhere`, { waitUntil: 'networkidle0' }));
  await eyes.look(page, 'not-found');
  await clinic.page.goto(`${demo.base_url}/l`, { waitUntil: 'networkidle0' });
  await eyes.look(clinic.page, 'open-without-link');
}

function isPdf(bytes) {
  if (bytes.subarray(0, 5).toString() !== '%PDF-') throw new Error('what came is no PDF');
}
