using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>What a user starts: commands, shortcuts, functions of workflows.</content>
public sealed partial class WorkspaceUser
{
    /// <summary>Runs a slash command, <c>/deploy 4.12</c>.</summary>
    /// <param name="commandLine">The command with its slash and the text after it.</param>
    /// <param name="channel">
    /// The ID or the name of the channel, or <c>@handle</c> for a direct message; null for <see cref="FakeAppIdentity.ChannelId"/> or, if the user is not in it,
    /// the first channel of the user.
    /// </param>
    /// <exception cref="ArgumentException">It is no command, the app's manifest has no such command, or the user sees no such channel.</exception>
    /// <exception cref="InvalidOperationException">The channel is archived, or the user is not a member.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public async Task<ActOutcome> RunAsync(string commandLine, string? channel = null)
    {
        ArgumentNullException.ThrowIfNull(commandLine);
        if (commandLine.Split(' ', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 1 } command, ..] words || command[0] != '/')
        {
            throw new ArgumentException($"A command begins with a slash, '/deploy 4.12': '{commandLine}' does not.", nameof(commandLine));
        }

        var link = LinkToInstalledApp;
        var text = words.Length == 2 ? words[1] : "";

        // A command in a direct message can be the first thing in it, so the events are published.
        var (watch, target, fields) = workspace.Change(() =>
        {
            var known = Choose(State.App.Manifest?.Commands, c => c.Command, command, "slash command");
            var place = ActChannel.FindWritable(State, user, channel ?? DefaultChannel());
            text = known is { EscapesReferences: true } ? PersonText.ToCommandText(State, user, text) : text;
            return (new ActWatch(workspace, user), place, new JsonObject
            {
                ["team_id"] = State.App.TeamId,
                ["user_id"] = user.Id,
                ["user_name"] = user.Name,
                ["channel_id"] = place.Id,
                ["channel_name"] = ActChannel.PayloadNameOf(place),
                ["trigger_id"] = State.Views.CreateTrigger(State, user.Id, place.Id),
            });
        });

        var acknowledgement = await link.AskAsync(command, t => t.SendCommandAsync(command, text, fields)).ConfigureAwait(false);
        return workspace.Change(() =>
        {
            var reply = acknowledgement.Payload;
            var mistake = CommandReply.IsMessage(reply) ? link.Check.CheckMessage(reply!) : null;
            return new ActOutcome(watch)
            {
                Deliveries = DeliveriesOf(acknowledgement),
                Replies = mistake is null && CommandReply.IsMessage(reply) ? [CommandReply.Post(State, target, user, reply!)] : [],
                View = VisibleModal(),
                Warning = acknowledgement.Warning ?? (mistake is null ? null : AppLink.Warn(command, mistake)),
            };
        });
    }

    /// <summary>Runs a global shortcut, or one of a message.</summary>
    /// <param name="callbackId">The callback ID of the shortcut.</param>
    /// <param name="message">The message; null for a global shortcut.</param>
    /// <exception cref="ArgumentException">The app's manifest has no such shortcut.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the message, or only this user sees it.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> RunShortcutAsync(string callbackId, WorkspaceMessage? message = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(callbackId);
        return InteractAsync($"The shortcut '{callbackId}'", message, () =>
        {
            Choose(
                State.App.Manifest?.Shortcuts.Where(s => s.IsOfMessages == message is not null).ToList(),
                s => s.CallbackId,
                callbackId,
                message is null ? "global shortcut" : "shortcut of messages");
            if (message is null)
            {
                return new JsonObject { ["type"] = "shortcut", ["callback_id"] = callbackId };
            }

            if (message.IsEphemeral)
            {
                throw new InvalidOperationException("A message that only one user sees has no shortcuts.");
            }

            var place = ActPlace.Of(State, user, message, workspace.Inputs);
            return new JsonObject
            {
                ["type"] = "message_action",
                ["callback_id"] = callbackId,
                ["channel"] = ActChannel.ToJson(place.Channel!),
                ["message_ts"] = message.Ts,
                ["message"] = place.Message!.Json.DeepClone(),
            };
        });
    }

    /// <summary>Lets a workflow run a function of the app. <see cref="ActOutcome.WaitForFunctionAsync"/> waits for its result.</summary>
    /// <param name="callbackId">The callback ID of the function.</param>
    /// <param name="inputs">The inputs: an object that serializes to a JSON object, or a node; null for none.</param>
    /// <exception cref="ArgumentException">The app's manifest has no such function, a required input is missing, or the inputs are not an object.</exception>
    public Task<ActOutcome> RunFunctionAsync(string callbackId, object? inputs = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(callbackId);
        var values = inputs is null
            ? []
            : StubResponse.ToJson(inputs) as JsonObject ?? throw new ArgumentException("The inputs are a JSON object, new { release = \"4.12.0\" }.", nameof(inputs));
        string? execution = null;
        return ChangeAsync(
            () =>
            {
                var function = Choose(State.App.Manifest?.Functions, f => f.CallbackId, callbackId, "function");
                if (function?.Inputs.FirstOrDefault(i => i.IsRequired && values[i.Name] is null) is { } missing)
                {
                    throw new ArgumentException($"The function '{callbackId}' requires the input '{missing.Name}'.", nameof(inputs));
                }

                execution = State.Functions.Start(State, callbackId, values);
                State.Raise(FunctionJson.CreateEvent(State, callbackId, function, values, execution));
                return null;
            },
            () => execution);
    }

    // Returns what the manifest lists; null without a manifest, which allows everything.
    private static T? Choose<T>(IReadOnlyList<T>? all, Func<T, string> name, string wanted, string kind)
        where T : class
    {
        if (all is null)
        {
            return null;
        }

        return all.FirstOrDefault(a => name(a) == wanted) ?? throw new ArgumentException(
            $"The app's manifest has no {kind} '{wanted}'. It has {(all.Count == 0 ? "none" : string.Join(", ", all.Select(name)))}.", nameof(wanted));
    }

    private string DefaultChannel() =>
        (State.Channels.GetValueOrDefault(State.App.ChannelId) is { } usual && usual.HasMember(user.Id)
            ? usual
            : State.Channels.Values.FirstOrDefault(c => !c.IsArchived && c.HasMember(user.Id)))?.Id
        ?? throw new InvalidOperationException($"@{user.Name} is in no channel, where a command could be run.");

    private static IReadOnlyList<FakeDelivery> DeliveriesOf(AppAcknowledgement acknowledgement) => acknowledgement.Delivery is { } one ? [one] : [];
}
