using System.Globalization;

namespace SlackGen.Benchmarks.Analyzing;

/// <summary>The code of a bot with fifty files: an app with handlers, views, and services that call Slack.</summary>
internal static class BotSources
{
    /// <summary>The manifest of the app.</summary>
    public const string AppManifest = """
        display_information: { name: Shop }
        features:
          bot_user: { display_name: shop }
          slash_commands:
            - { command: /order, description: Orders }
        oauth_config:
          scopes:
            bot: [app_mentions:read, channels:history, channels:read, chat:write, commands, groups:history, groups:read, im:history, mpim:history, users:read]
        settings:
          event_subscriptions: { bot_events: [app_mention] }
          interactivity: { is_enabled: true }
          socket_mode_enabled: true
        """;

    private const int Services = 48;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using SlackGen;
        global using SlackGen.Apps;
        global using SlackGen.Benchmarks;
        global using SlackGen.Types;
        """;

    private const string App = """
        namespace Shop;

        [SlackApp]
        public sealed partial class ShopApp(Service0 orders)
        {
            [OnEvent]
            public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack, CancellationToken stopping) =>
                slack.Client.Chat.PostMessageAsync(new() { Channel = mention.Channel, ThreadTs = mention.Ts, Text = "Type /order" }, stopping);

            [OnCommand("/order")]
            public async Task<CommandReply> Order(SlashCommand command, SlackContext<SlackClient> slack, CancellationToken deadline)
            {
                await slack.Client.Views.OpenAsync(new() { TriggerId = command.TriggerId, View = Service0.Form(command.ChannelId) }, deadline);
                return CommandReply.Nothing;
            }

            [OnSubmit("order_0")]
            public async Task<ViewReply> Ordered(ViewSubmission form, SlackContext<SlackClient> slack, CancellationToken deadline)
            {
                var text = form.View.State!.Values!["item"]["item_input"].Value ?? "";
                if (text.Length < 3)
                {
                    return ViewReply.Errors(("item", "Which item?"));
                }

                await orders.AnnounceAsync(form.View.PrivateMetadata!, SlackText.Escape(text), deadline);
                return ViewReply.Close;
            }

            [OnAction("cancel_0", Ack = Ack.First)]
            public Task Cancelled(ButtonAction click, SlackContext slack, CancellationToken stopping) =>
                slack.Respond.SendAsync(new() { ReplaceOriginal = true, Text = $"{click.Value} is cancelled" }, stopping);
        }
        """;

    private const string Service = """
        namespace Shop;

        /// <summary>A part of the shop.</summary>
        public sealed class ServiceN(SlackClient slack)
        {
            private readonly Dictionary<string, List<string>> orders = new(StringComparer.Ordinal);

            public static ModalView Form(string channel) => new()
            {
                CallbackId = "order_N",
                PrivateMetadata = channel,
                Title = "Order N",
                Submit = "Order",
                Blocks =
                [
                    new SectionBlock { Text = new Mrkdwn("What shall it be? Type a few words, and the shop looks for an item.") },
                    new InputBlock
                    {
                        BlockId = "item",
                        Label = "Item",
                        Element = new PlainTextInputElement { ActionId = "item_input", MaxLength = 100, Placeholder = "Tea" },
                    },
                ],
            };

            public async Task AnnounceAsync(string channel, string item, CancellationToken cancellationToken)
            {
                if (!orders.TryGetValue(channel, out var list))
                {
                    orders.Add(channel, list = []);
                }

                list.Add(item);
                await slack.Chat.PostMessageAsync(
                    new()
                    {
                        Channel = channel,
                        Text = $"{list.Count} orders, the last one: {item}",
                        Blocks =
                        [
                            new HeaderBlock { Text = "Orders" },
                            new SectionBlock { Text = new Mrkdwn($"*{item}* is ordered"), Fields = [new PlainText("State"), new PlainText("Open")] },
                            new DividerBlock(),
                            new ActionsBlock { Elements = [new ButtonElement { ActionId = "cancel_N", Text = "Cancel", Value = item, Style = ColorScheme.Danger }] },
                        ],
                    },
                    cancellationToken);
            }

            public async Task<int> CountAsync(string channel, CancellationToken cancellationToken)
            {
                try
                {
                    var history = await slack.Conversations.HistoryAsync(new() { Channel = channel, Limit = 100 }, cancellationToken);
                    return history.Messages?.Count(m => m.Text?.Contains("ordered", StringComparison.Ordinal) == true) ?? 0;
                }
                catch (SlackApiException<ConversationsHistoryError> e) when (e.Error == ConversationsHistoryError.ChannelNotFound || e.Code == "not_in_channel")
                {
                    return 0;
                }
            }

            public async Task<string?> NameAsync(string user, CancellationToken cancellationToken)
            {
                var response = await slack.Users.InfoAsync(new() { User = user }, cancellationToken);
                return response.User?.Profile?.DisplayName is { Length: > 0 } name ? name : response.User?.Name;
            }

            public IEnumerable<string> Sorted() => orders.SelectMany(o => o.Value.Select(v => $"{o.Key}: {v}")).OrderBy(v => v, StringComparer.Ordinal);

            private static string Join(params string[] parts)
            {
                var all = new System.Text.StringBuilder();
                foreach (var part in parts)
                {
                    all.Append(all.Length > 0 ? ", " : "").Append(part.Trim());
                }

                return all.ToString();
            }
        }
        """;

    /// <summary>Gets the files: fifty with code.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        ("Usings.cs", Usings),
        ("ShopApp.cs", App),
        .. Enumerable.Range(0, Services).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => ($"Service{i}.cs", Service
            .Replace("ServiceN", "Service" + i, StringComparison.Ordinal)
            .Replace("_N", "_" + i, StringComparison.Ordinal)
            .Replace("Order N", "Order " + i, StringComparison.Ordinal))),
    ];
}
