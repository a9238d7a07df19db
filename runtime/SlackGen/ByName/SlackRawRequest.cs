using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>The arguments of a call made by name. They are taken when the request is made: changing an object afterwards changes nothing that is sent.</summary>
internal sealed class SlackRawRequest : SlackRequest
{
    private readonly List<(string Name, byte[] Utf8, object Value)> arguments = [];
    private readonly string? partition;

    /// <summary>Takes arguments.</summary>
    /// <param name="values">The arguments; null ones are left out.</param>
    /// <param name="facts">What the manifest says of the method; null where it does not have it.</param>
    /// <exception cref="ArgumentException">An argument is of a type that has no JSON.</exception>
    public SlackRawRequest(IReadOnlyDictionary<string, object?> values, SlackMethodFacts? facts = null)
    {
        foreach (var (name, value) in values)
        {
            if (name == "token")
            {
                Token = value is null ? null : value as string ?? throw new ArgumentException("The argument 'token' is the token of this call, a text.", nameof(values));
            }
            else if (RawArgument.Of(name, value, facts) is { } taken)
            {
                arguments.Add((name, Encoding.UTF8.GetBytes(name), taken));
            }
        }

        partition = facts?.Method.Rate?.By is { } by ? RawArgument.Text(arguments.Find(a => a.Name == by).Value) : null;
    }

    /// <summary>Gets whether a file is among the arguments.</summary>
    public bool HasUpload => arguments.Exists(a => a.Value is SlackUpload);

    protected internal override string? PartitionKey => partition;

    protected internal override void WriteArguments(SlackArgumentWriter writer)
    {
        foreach (var (_, name, value) in arguments)
        {
            switch (value)
            {
                case string text:
                    writer.String(name, text);
                    break;
                case SlackUpload upload:
                    writer.Binary(name, upload);
                    break;
                default:
                    writer.Json(name, (JsonElement)value);
                    break;
            }
        }
    }
}
