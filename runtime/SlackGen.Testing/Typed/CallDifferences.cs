using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Collects the differences between expected and actual calls of a method, and describes them without secrets.</summary>
/// <param name="method">The method.</param>
/// <param name="secrets">Secrets besides those that are recognized by their names and forms.</param>
internal sealed class CallDifferences(SlackMethod method, IReadOnlyList<string?> secrets)
{
    private const int MaxShown = 20;

    // Names of short-lived credentials that do not look like secrets elsewhere.
    private static readonly string[] Credentials = ["trigger_id", "interactivity_pointer", "response_url", "response_urls", "upload_url"];

    private readonly ValueText text = new([FakeSlack.DefaultToken, .. secrets]);
    private readonly List<string> lines = [];
    private int count;

    /// <summary>Compares a call with the expected one.</summary>
    /// <param name="number">The number of the call, from 1.</param>
    /// <param name="expected">The expected arguments; null if no call is expected.</param>
    /// <param name="actual">The arguments that were sent; null if there is no call.</param>
    public void Compare(int number, JsonObject? expected, JsonObject? actual)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"call {number}");
        switch (expected, actual)
        {
            case (null, not null):
                Add($"{call}: not expected, was {text.Of(Hide(actual))}");
                break;
            case (not null, null):
                Add($"{call}: expected {text.Of(Hide(expected))}, was missing");
                break;
            case (not null, not null):
                CompareFields($"{call}: ", expected, actual, isSecret: false);
                break;
        }
    }

    /// <summary>Throws if there is a difference.</summary>
    /// <param name="expected">The expected number of calls.</param>
    /// <param name="actual">The actual number of calls.</param>
    /// <param name="dropped">The number of requests to any method that the fake no longer has.</param>
    /// <exception cref="CallMismatchException">There is one, or there may be one in the requests that the fake no longer has.</exception>
    public void ThrowIfAny(int expected, int actual, long dropped)
    {
        if (count == 0 && dropped == 0)
        {
            return;
        }

        var message = new StringBuilder($"The calls of {method.Name} {(count > 0 ? "are not the expected ones" : "cannot be compared")}.");
        if (expected != actual)
        {
            message.Append(CultureInfo.InvariantCulture, $" Expected: {expected}, came: {actual}.");
        }

        if (dropped > 0)
        {
            message.Append(CultureInfo.InvariantCulture, $" The fake keeps the newest requests and has dropped {dropped} to all methods. Clear it before, or raise MaxRecorded.");
        }

        lines.ForEach(line => message.Append("\n  ").Append(line));
        if (count > lines.Count)
        {
            message.Append(CultureInfo.InvariantCulture, $"\n  and {count - lines.Count} more differences");
        }

        throw new CallMismatchException(message.ToString());
    }

    private void CompareFields(string path, JsonObject expected, JsonObject actual, bool isSecret)
    {
        var separator = path.EndsWith(' ') ? "" : ".";
        foreach (var (name, value) in expected)
        {
            var (field, hides) = ($"{path}{separator}{name}", isSecret || IsSecret(name));
            if (actual.TryGetPropertyValue(name, out var other))
            {
                CompareValues(field, value, other, hides);
            }
            else
            {
                Add($"{field}: expected {Show(value, hides)}, was missing");
            }
        }

        foreach (var (name, value) in actual.Where(a => !expected.ContainsKey(a.Key)))
        {
            Add($"{path}{separator}{name}: not expected, was {Show(value, isSecret || IsSecret(name))}");
        }
    }

    private void CompareValues(string path, JsonNode? expected, JsonNode? actual, bool isSecret)
    {
        switch (expected, actual)
        {
            case (JsonObject first, JsonObject second):
                CompareFields(path, first, second, isSecret);
                break;
            case (JsonArray first, JsonArray second):
                CompareElements(path, first, second, isSecret);
                break;
            default:
                if (!AreEqual(expected, actual))
                {
                    var (wanted, was) = isSecret ? (ValueText.Secret, ValueText.Secret) : text.OfBoth(Hide(expected), Hide(actual));
                    Add($"{path}: expected {wanted}, was {(wanted == was ? "another" : was)}");
                }

                break;
        }
    }

    private void CompareElements(string path, JsonArray expected, JsonArray actual, bool isSecret)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var element = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (i >= actual.Count)
            {
                Add($"{element}: expected {Show(expected[i], isSecret)}, was missing");
            }
            else if (i >= expected.Count)
            {
                Add($"{element}: not expected, was {Show(actual[i], isSecret)}");
            }
            else
            {
                CompareValues(element, expected[i], actual[i], isSecret);
            }
        }
    }

    // Numbers are compared by value: 4 and 4.0 are the same for Slack.
    private static bool AreEqual(JsonNode? expected, JsonNode? actual) => JsonNode.DeepEquals(expected, actual)
        || (expected?.GetValueKind() == JsonValueKind.Number && actual?.GetValueKind() == JsonValueKind.Number && expected.GetValue<double>().Equals(actual.GetValue<double>()));

    private void Add(string line)
    {
        count++;
        if (lines.Count < MaxShown)
        {
            lines.Add(line);
        }
    }

    private string Show(JsonNode? value, bool isSecret) => isSecret ? ValueText.Secret : text.Of(Hide(value));

    // A copy in which the secrets that their names show are replaced.
    private JsonNode? Hide(JsonNode? value) => value switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, IsSecret(f.Key) ? JsonValue.Create(ValueText.Secret) : Hide(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Hide)]),
        _ => value?.DeepClone(),
    };

    private bool IsSecret(string name) => Credentials.Contains(name) || SecretNames.IsSecret(Encoding.UTF8.GetBytes(name), method.Secrets);
}
