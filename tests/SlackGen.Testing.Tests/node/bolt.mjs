// A bot of Bolt for JavaScript that deploys releases, over the transport that the argument names: `socket`, `http` or
// `express`, the two receivers of HTTP. Over HTTP it prints its request URL.
import bolt from '@slack/bolt';

const { App, ExpressReceiver, LogLevel, directMention } = bolt;
const clientOptions = { slackApiUrl: process.env.SLACK_API_URL };
const signingSecret = process.env.SLACK_SIGNING_SECRET;
const common = { token: process.env.SLACK_BOT_TOKEN, clientOptions, logLevel: LogLevel.WARN };
const receivers = {
  socket: () => ({ socketMode: true, appToken: process.env.SLACK_APP_TOKEN }),
  http: () => ({ signingSecret }),
  express: () => ({ receiver: new ExpressReceiver({ signingSecret, logLevel: LogLevel.WARN }) }),
};
const app = new App({ ...common, ...receivers[process.argv[2]]() });

const releases = ['4.12.0', '4.11.3', '4.11.0', '4.10.2'];
let live = '4.11.0';
const describe = () => `production runs ${live}`;

const form = (channel) => ({
  type: 'modal',
  callback_id: 'deploy_form',
  private_metadata: channel,
  title: { type: 'plain_text', text: 'Deploy' },
  submit: { type: 'plain_text', text: 'Deploy' },
  blocks: [{
    type: 'input',
    block_id: 'release',
    label: { type: 'plain_text', text: 'Release' },
    element: { type: 'external_select', action_id: 'release_menu', min_query_length: 1 },
  }],
});

app.message('hello', async ({ message, say }) => say(`Hey there <@${message.user}>!`));

app.message(directMention, 'are you there', async ({ say }) => say('I am.'));

app.event('app_mention', async ({ event, client }) =>
  client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: describe() }));

app.command('/deploy', async ({ command, ack, client }) => {
  if (command.text === 'status') {
    await ack(describe());
    return;
  }
  await ack();
  await client.views.open({ trigger_id: command.trigger_id, view: form(command.channel_id) });
});

app.options('release_menu', async ({ payload, ack }) => ack({
  options: releases.filter((release) => release.includes(payload.value)).map((value) => ({ text: { type: 'plain_text', text: value }, value })),
}));

app.view('deploy_form', async ({ ack, view, body, client }) => {
  const release = view.state.values.release.release_menu.selected_option.value;
  if (release === live) {
    await ack({ response_action: 'errors', errors: { release: `${release} is live already.` } });
    return;
  }
  await ack();
  const before = live;
  live = release;
  await client.chat.postMessage({
    channel: view.private_metadata,
    text: `${release} is live`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${release}* is live, deployed by <@${body.user.id}>.` } },
      { type: 'actions', elements: [{ type: 'button', action_id: 'roll_back', value: before, text: { type: 'plain_text', text: `Back to ${before}` } }] },
    ],
  });
});

app.action('roll_back', async ({ ack, action, body, respond }) => {
  await ack();
  live = action.value;
  await respond({ replace_original: true, text: `Back to ${live}, by <@${body.user.id}>` });
});

app.shortcut('who_is_live', async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form('C1') });
});

app.event('app_home_opened', async ({ event, client }) => client.views.publish({
  user_id: event.user,
  view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: describe() } }] },
}));

app.function('is_live', async ({ inputs, complete, fail }) =>
  (inputs.release ? complete({ outputs: { live: inputs.release === live } }) : fail({ error: 'The step has no release.' })));

const server = await app.start({ port: 0, host: '127.0.0.1' });
if (server.address) {
  console.log(`http://127.0.0.1:${server.address().port}/slack/events`);
}
