using System.Globalization;
using SlackGen.Types;

namespace SlackGen.Apps;

/// <summary>Sends the replies that no acknowledgement carries, through the client of the delivery: large views, and results of functions.</summary>
internal sealed class ReplySender(TimeProvider time, string? errorReply)
{
    private const int MaxViewAttempts = 3;

    // Slack must have applied the acknowledgement first, which would replace the view again.
    private static readonly TimeSpan ViewPause = TimeSpan.FromSeconds(1);

    /// <summary>Returns the acknowledgement that shows a placeholder in place of a view.</summary>
    /// <param name="reply">The reply with the view.</param>
    /// <param name="externalId">The ID of the placeholder if it is pushed; null if it replaces the submitted view.</param>
    public static ViewReply Placeholder(ViewReply reply, out string? externalId)
    {
        externalId = reply.Pushed is { } pushed ? pushed.ExternalId ?? $"slackgen-{Guid.NewGuid():N}" : null;
        var view = Notice((reply.Pushed ?? reply.Updated)!, "Loading…", externalId ?? reply.Updated?.ExternalId);
        return externalId is null ? ViewReply.Update(view) : ViewReply.Push(view);
    }

    /// <summary>Replaces a placeholder by its view, after the acknowledgement has been sent; if that fails, by an error.</summary>
    /// <exception cref="Exception">The view was not sent. Its user sees the error, unless that was not sent either.</exception>
    public async Task SendViewAsync(AppClient client, ModalView view, string? viewId, string? externalId, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["view"] = view, ["external_id"] = externalId, ["view_id"] = externalId is null ? viewId : null };
        try
        {
            await UpdateAsync(client, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Otherwise the placeholder would seem to load forever.
            arguments["view"] = Notice(view, errorReply ?? "The view could not be loaded.", externalId ?? view.ExternalId);
            try
            {
                await client.CallAsync("views.update", arguments, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception second)
            {
                throw new AggregateException("Neither the view nor the error in its place could be sent.", e, second);
            }

            throw;
        }
    }

    private static ModalView Notice(ModalView view, string text, string? externalId) => new()
    {
        Title = view.Title,
        Blocks = [new SectionBlock { Text = new PlainText { Text = text } }],
        ExternalId = externalId,
    };

    private async Task UpdateAsync(AppClient client, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(ViewPause * attempt, time, cancellationToken).ConfigureAwait(false);
            try
            {
                await client.CallAsync("views.update", arguments, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (SlackApiException e) when (e.Code == "not_found" && attempt < MaxViewAttempts)
            {
                // The placeholder has not opened yet.
            }
        }
    }

    /// <summary>Reports the result of a function.</summary>
    /// <exception cref="InvalidOperationException">The delivery has no execution ID, or the container has no client.</exception>
    public static Task CompleteAsync(AppClient client, SlackDelivery delivery, FunctionReply reply, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["function_execution_id"] = delivery.FunctionExecutionId ?? throw new InvalidOperationException("The event has no function_execution_id."),

            // The token of the execution works for every workspace that uses the function.
            ["token"] = delivery.FunctionToken,
        };
        arguments.Add(reply.Error is null ? "outputs" : "error", (object?)reply.Error ?? reply.Outputs);
        return client.CallAsync(reply.Error is null ? "functions.completeSuccess" : "functions.completeError", arguments, cancellationToken);
    }

    /// <summary>Returns a size for a message: <c>20,480</c>.</summary>
    public static string Bytes(int size) => size.ToString("N0", CultureInfo.InvariantCulture);
}
