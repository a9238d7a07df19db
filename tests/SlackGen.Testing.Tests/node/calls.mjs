// Runs one scenario of the official client against a fake Slack. The scenario's name is the argument, its input comes as JSON through stdin, and
// what the client made of it goes as JSON to stdout.
import { SocketModeClient } from '@slack/socket-mode';
import { LogLevel, WebClient } from '@slack/web-api';

const input = JSON.parse(await new Promise((resolve) => {
  let text = '';
  process.stdin.setEncoding('utf8').on('data', (more) => (text += more)).on('end', () => resolve(text));
}));

const connect = (token) => new WebClient(token, { slackApiUrl: input.address, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR });

// A file among the arguments is {name, bytes}, as the fake records it.
const withFiles = (given, files) => Object.fromEntries(Object.entries(given)
  .map(([name, value]) => [name, files.includes(name) ? Object.assign(Buffer.from(value.bytes, 'base64'), { name: value.name }) : value]));

const bound = (client, method) => {
  let owner = client;
  const words = method.split('.');
  for (const word of words.slice(0, -1)) {
    owner = owner?.[word];
  }
  const found = owner?.[words.at(-1)];
  return typeof found === 'function' ? found.bind(owner) : undefined;
};

const scenarios = {
  async everyMethod() {
    const client = connect(input.token);
    const results = [];
    for (const { method, args, files } of input.calls) {
      const call = bound(client, method);
      try {
        await (call ?? ((options) => client.apiCall(method, options)))(withFiles(args, files));
        results.push({ method, isBound: call !== undefined, error: null });
      } catch (e) {
        results.push({ method, isBound: call !== undefined, error: e.data ? JSON.stringify(e.data) : String(e.stack) });
      }
    }
    return results;
  },

  async paging() {
    const pages = [];
    for await (const page of connect(input.token).paginate('users.list', { limit: 2 })) {
      pages.push(page.members.map((member) => member.id));
    }
    return pages;
  },

  async upload() {
    const { files } = await connect(input.token).filesUploadV2({
      channel_id: 'C1',
      initial_comment: 'Here they are',
      file_uploads: [
        { file: Buffer.from('first'), filename: 'a.txt', title: 'A' },
        { content: 'the second', filename: 'b.txt', title: 'B' },
      ],
    });
    return files.flatMap((completed) => completed.files.map((file) => file.id));
  },

  async stream() {
    const stream = connect(input.token).chatStream({
      channel: 'C1', thread_ts: '1700000001.123456', recipient_team_id: 'T1', recipient_user_id: 'U1', buffer_size: 5,
    });
    await stream.append({ markdown_text: '**hello ' });
    await stream.append({ markdown_text: 'world**' });
    await stream.stop({ markdown_text: '!' });
    return true;
  },

  // Acknowledges everything until an event of the type `app_uninstalled` comes.
  async socketMode() {
    const received = [];
    const client = new SocketModeClient({ appToken: input.token, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: input.address } });
    const ended = new Promise((resolve) => client.on('slack_event', async ({ ack, type, body, retry_num: retry }) => {
      received.push([type, body.event?.type ?? body.command ?? body.type, retry ?? null]);
      await ack(type === 'events_api' ? undefined : { text: `got ${body.command ?? body.type}` });
      if (body.event?.type === 'app_uninstalled') {
        resolve();
      }
    }));
    await client.start();
    await ended;
    await client.disconnect();
    return received;
  },

  async tokenPerCall() {
    await connect(undefined).auth.test({ token: input.token });
    await connect('xoxb-of-nobody').auth.test({ token: input.token });
    return true;
  },

  async failure() {
    try {
      await connect(input.token).chat.postMessage({ channel: 'C1' });
      return null;
    } catch (e) {
      return [e.code, e.data.error];
    }
  },
};

process.stdout.write(JSON.stringify(await scenarios[process.argv[2]]()));
