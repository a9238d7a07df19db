using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Lists items in the methods that page by cursor if <c>cursor</c> or <c>limit</c> is there, and by number otherwise.</summary>
internal static class NumberedPage
{
    private const int DefaultCount = 100;
    private const int MaxCount = 1000;

    /// <summary>Returns the response.</summary>
    /// <param name="call">The call.</param>
    /// <param name="field">The field of the response that has the items.</param>
    /// <param name="items">The items in the descending order of their keys.</param>
    /// <param name="key">Returns the key of an item.</param>
    /// <param name="toJson">Writes an item.</param>
    public static JsonObject Create<T>(WorkspaceCall call, string field, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> toJson)
    {
        if (call.Text("cursor") is not null || call.Integer("limit") > 0)
        {
            var page = CursorBook.Page(call, items, key, DefaultCount, MaxCount, isDescending: true, limitError: DocumentedErrors.Fallback);
            return new JsonObject { [field] = new JsonArray([.. page.Items.Select(toJson)]), ["response_metadata"] = page.ToMetadata() };
        }

        var all = items.ToList();
        var count = (int)Math.Clamp(call.Integer("count") ?? DefaultCount, 1, MaxCount);
        var number = Math.Max(call.Integer("page") ?? 1, 1);
        return new JsonObject
        {
            [field] = new JsonArray([.. all.Skip((int)Math.Min((number - 1) * count, int.MaxValue)).Take(count).Select(toJson)]),
            ["paging"] = new JsonObject
            {
                ["count"] = count,
                ["total"] = all.Count,
                ["page"] = number,
                ["pages"] = (all.Count + count - 1) / count,
            },
        };
    }
}
