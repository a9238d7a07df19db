using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>The arguments of a call by name. They are read when the request is created: later changes to an object do not change what is sent.</summary>
internal sealed class SlackRawRequest : SlackRequest
{
    private readonly List<(string Name, byte[] Utf8, object Value)> arguments = [];
    private readonly string? partition;

    /// <summary>Initializes a request with its arguments.</summary>
    /// <param name="values">The arguments; null arguments are left out.</param>
    /// <param name="entry">The method's entry in the method table; null if it has none.</param>
    /// <exception cref="ArgumentException">An argument has an unsupported type.</exception>
    public SlackRawRequest(IReadOnlyDictionary<string, object?> values, SlackMethodEntry? entry = null)
    {
        foreach (var (name, value) in values)
        {
            if (name == "token")
            {
                Token = value is null ? null : value as string ?? throw new ArgumentException("The argument 'token' is the token of this call and must be a string.", nameof(values));
            }
            else if (RawArgument.Encode(name, value, entry) is { } converted)
            {
                arguments.Add((name, Encoding.UTF8.GetBytes(name), converted));
            }
        }

        partition = entry?.Method.Rate?.By is { } by ? RawArgument.Text(arguments.Find(a => a.Name == by).Value) : null;
    }

    /// <summary>Gets whether an argument is a file to upload.</summary>
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
