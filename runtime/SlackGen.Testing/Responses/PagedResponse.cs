using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The pages of a list. It is stateless: the cursor says where a page begins.</summary>
internal sealed class PagedResponse
{
    private const string CursorPrefix = "next_item:";

    private readonly IReadOnlyList<JsonNode?> items;
    private readonly int pageSize;
    private readonly string path;
    private readonly string cursorPath;
    private readonly string? first;

    /// <param name="items">All items.</param>
    /// <param name="pageSize">The maximum number of items in a page.</param>
    /// <param name="path">The path of the list in the response, with dots between names.</param>
    /// <param name="cursorPath">The path of the next cursor.</param>
    /// <param name="first">The cursor of the first page; null where a call without a cursor returns it.</param>
    public PagedResponse(IEnumerable<object> items, int pageSize, string path, string cursorPath, string? first)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        (this.items, this.pageSize, this.path, this.cursorPath, this.first) = ([.. items.Select(Item)], pageSize, path, cursorPath, first);
    }

    /// <summary>Returns a response that holds all items.</summary>
    public JsonObject AllItems() => Response(0, items.Count);

    /// <summary>Returns the page that a request selects.</summary>
    /// <param name="arguments">The arguments of the request.</param>
    public JsonObject Page(JsonObject arguments)
    {
        if (Start(arguments["cursor"]) is not { } start)
        {
            return new Refusal("invalid_cursor").ToJson();
        }

        return Response(start, Math.Min(items.Count, start + Size(arguments["limit"] ?? arguments["count"])));
    }

    private JsonObject Response(int start, int end)
    {
        var response = new JsonObject();
        Put(response, path.Split('.'), new JsonArray([.. items.Skip(start).Take(end - start).Select(i => i?.DeepClone())]));
        Put(response, cursorPath.Split('.'), end == items.Count ? "" : Cursor(end));
        return response;
    }

    // Lists of IDs hold plain strings, so only text that begins an object is read as JSON.
    private static JsonNode? Item(object item) => item is string text && !text.AsSpan().TrimStart().StartsWith("{") ? text : StubResponse.ToJson(item);

    // As at Slack, a limit cannot exceed the server's page size. Some methods use a limit of 0 for "no limit".
    private int Size(JsonNode? limit) =>
        limit is JsonValue value && value.TryGetValue<long>(out var wanted) && wanted > 0 ? (int)Math.Min(wanted, pageSize) : pageSize;

    private int? Start(JsonNode? cursor)
    {
        if (cursor is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return cursor is null ? 0 : null;
        }

        if (text.Length == 0 || text == first)
        {
            return 0;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var decoded
            && decoded.StartsWith(CursorPrefix, StringComparison.Ordinal)
            && int.TryParse(decoded.AsSpan(CursorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && start <= items.Count
                ? start
                : null;
    }

    // Base64, as Slack's cursors are. A client that does not encode `=` and `+` fails.
    private static string Cursor(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{CursorPrefix}{start}")));

    private static void Put(JsonObject target, ReadOnlySpan<string> path, JsonNode value)
    {
        if (path.Length == 1)
        {
            target[path[0]] = value;
            return;
        }

        if (target[path[0]] is not JsonObject inner)
        {
            target[path[0]] = inner = [];
        }

        Put(inner, path[1..], value);
    }
}
