using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Calls;

/// <summary>A call, or the calls of all pages, with what is printed.</summary>
internal sealed class CallRun(CallOptions call)
{
    private const string Cursor = "cursor";

    // Never sent, and masked where it is printed.
    private const string DryRunToken = "xoxb-dry-run";

    /// <summary>Calls the method and writes the response to the output, or the failure to the error output.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        using var dry = call.IsDry ? new HttpClient(new DryRunHandler(Console.Out)) : null;
        try
        {
            var client = new ToolClient(new SlackClientOptions
            {
                BaseAddress = call.BaseAddress,
                HttpClient = dry,
                Token = call.Token ?? (call.IsDry ? DryRunToken : null),
                CheckTokenKinds = call.Token is not null,
            });
            return call.FollowsCursors && !call.IsDry
                ? await ReadPagesAsync(client, stopping).ConfigureAwait(false)
                : await ReadOneAsync(client, stopping).ConfigureAwait(false);
        }
        catch (SlackApiException e)
        {
            return Explain(e);
        }
        catch (SlackException e)
        {
            Console.Error.WriteLine(e.Message);
            return e is SlackRateLimitedException ? ExitCode.Of(ErrorCategory.RateLimit) : ExitCode.NoResponse;
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
    }

    private async Task<int> ReadOneAsync(ToolClient client, CancellationToken stopping)
    {
        var response = await client.CallAsync(call.Method.Name, call.IsDry ? Masked() : call.Arguments, stopping).ConfigureAwait(false);
        if (!call.IsDry)
        {
            WarnOf(response);
            Terminal.Json(JsonNode.Parse(response.Json.GetRawText()));
        }

        return ExitCode.Success;
    }

    // Each page is written as it arrives. A cursor that comes twice would never end.
    private async Task<int> ReadPagesAsync(ToolClient client, CancellationToken stopping)
    {
        var paging = call.Method.Paging!;
        var arguments = call.Arguments.ToDictionary(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (paging.First is { } first)
        {
            arguments.TryAdd(Cursor, first);
        }

        while (true)
        {
            var response = await client.CallAsync(call.Method.Name, arguments, stopping).ConfigureAwait(false);
            WarnOf(response);
            var page = JsonNode.Parse(response.Json.GetRawText());
            foreach (var item in Items(page, paging))
            {
                Terminal.JsonLine(item);
            }

            var next = paging.Cursors.DefaultIfEmpty(Paging.UsualCursor).Select(path => At(page, path)?.ToString()).FirstOrDefault(c => !string.IsNullOrEmpty(c));
            if (next is null)
            {
                return ExitCode.Success;
            }

            if (!seen.Add(next))
            {
                Console.Error.WriteLine($"{call.Method.Name} returned the same cursor twice. The pages after it are missing.");
                return ExitCode.NoResponse;
            }

            arguments[Cursor] = next;
        }
    }

    // A page without a list of items, or with something else in its place, is an item itself.
    private static JsonArray Items(JsonNode? page, Paging paging) => (paging.Items is { } path ? At(page, path) : page) switch
    {
        null => [],
        JsonArray items => items,
        var other => [other.DeepClone()],
    };

    private static JsonNode? At(JsonNode? node, string path) => path.Split('.').Aggregate(node, (at, name) => at is JsonObject map ? map[name] : null);

    private Dictionary<string, object?> Masked() => call.Arguments.ToDictionary(
        a => a.Key,
        a => call.Method.FindParam(a.Key)!.IsSecret ? DryRunHandler.Mask : a.Value,
        StringComparer.Ordinal);

    private void WarnOf(SlackRawResponse response)
    {
        foreach (var code in response.Warnings)
        {
            var meaning = call.Method.Warnings.Concat(call.Spec.Common.Warnings).FirstOrDefault(w => w.Code == code)?.Summary;
            Console.Error.WriteLine(meaning is null ? $"warning: {code}" : $"warning: {code}: {meaning}");
        }
    }

    private int Explain(SlackApiException failure)
    {
        var known = call.Method.Errors.Concat(call.Spec.Common.Errors).FirstOrDefault(e => e.Code == failure.Code);
        var category = known?.Category ?? (failure.Category == SlackErrorCategory.Unknown ? null : (ErrorCategory)(int)failure.Category);
        Console.Error.WriteLine(failure.Message);
        if (known is not null)
        {
            Console.Error.WriteLine($"{known.Code} ({known.Category.Word()}): {known.Summary}");
        }

        if (failure.RetryAfter is { } wait)
        {
            Console.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Slack asks to wait {wait.TotalSeconds:0.#} s before the next call."));
        }

        return ExitCode.Of(category);
    }
}
