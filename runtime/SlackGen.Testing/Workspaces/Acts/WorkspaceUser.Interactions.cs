using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>The delivery of interactions.</content>
public sealed partial class WorkspaceUser
{
    // Delivers an interaction whose acknowledgement shows nothing by itself. A function that returns null has changed only what the person sees.
    private async Task<ActOutcome> InteractAsync(string subject, WorkspaceMessage? message, Func<JsonObject?> create)
    {
        var link = LinkToInstalledApp;
        ActWatch watch;
        JsonObject? payload;
        lock (State.Gate)
        {
            VerifyInteractive();
            payload = create();
            watch = new ActWatch(workspace, user, message is null ? null : PlaceOf(message).Message);
            if (payload is null)
            {
                return new ActOutcome(watch) { View = VisibleModal() };
            }

            AsUser(payload)["trigger_id"] = State.Views.CreateTrigger(State, user.Id, message?.ChannelId);
        }

        var acknowledgement = await link.AskAsync(subject, t => t.SendInteractionAsync(payload)).ConfigureAwait(false);
        return workspace.Change(() => new ActOutcome(watch)
        {
            Deliveries = DeliveriesOf(acknowledgement),
            View = VisibleModal(),
            Warning = acknowledgement.Warning,
        });
    }

    private void VerifyInteractive()
    {
        if (State.App.Manifest is { IsInteractive: false })
        {
            throw new InvalidOperationException("The app's manifest has interactivity off: settings.interactivity.is_enabled is not true, so Slack delivers no interaction.");
        }
    }

    private JsonObject AsUser(JsonObject payload)
    {
        payload["user"] = new JsonObject { ["id"] = user.Id, ["username"] = user.Name, ["name"] = user.Name, ["team_id"] = State.App.TeamId };
        return payload;
    }

    private WorkspaceView? VisibleModal() => State.Views.ModalsOf(user.Id) is [.., var visible] ? ToView(visible) : null;

    private WorkspaceView ToView(ViewEntity view) => new(user.Id, view.Json.DeepClone().AsObject());
}
