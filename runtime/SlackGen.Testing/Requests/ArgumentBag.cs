using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The raw arguments of a request, with what was wrong in the body that holds them.</summary>
internal sealed class ArgumentBag
{
    private readonly Dictionary<string, RawArgument> arguments = new(StringComparer.Ordinal);

    private ArgumentBag()
    {
    }

    public IReadOnlyDictionary<string, RawArgument> Arguments => arguments;

    /// <summary>Why the query or the body cannot be read.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Collects arguments from the query and the body; the body's win.</summary>
    /// <param name="request">The request.</param>
    /// <param name="takesBasic">Whether the method takes the app's ID and secret as basic authentication.</param>
    public static async Task<ArgumentBag> ReadAsync(IncomingRequest request, bool takesBasic)
    {
        var bag = new ArgumentBag();
        if (!FormText.TryRead(request.Query, isLatin1: false, bag.arguments))
        {
            bag.Refusal = new Refusal("invalid_form_data");
        }

        if (takesBasic && request.Credentials.ClientId is { } id)
        {
            bag.arguments["client_id"] = new RawArgument.Text(id);
            bag.arguments["client_secret"] = new RawArgument.Text(request.Credentials.ClientSecret!);
        }

        if (request.Body.Length > 0)
        {
            bag.Refusal ??= await bag.ReadBodyAsync(request).ConfigureAwait(false);
        }

        return bag;
    }

    private async Task<Refusal?> ReadBodyAsync(IncomingRequest request)
    {
        if (request.IsJson)
        {
            return ReadJson(request.Body);
        }

        if (request.IsMultipart)
        {
            return await MultipartBody.TryReadAsync(request.Body, request.Boundary, arguments).ConfigureAwait(false) ? null : new Refusal("invalid_form_data");
        }

        // Any other type is refused for what it is, so nothing is lost by not reading it.
        return !request.IsForm || FormText.TryRead(request.Body, request.Charset == "iso-8859-1", arguments) ? null : new Refusal("invalid_form_data");
    }

    private Refusal? ReadJson(byte[] body)
    {
        if (!JsonText.TryParse(body, out var value))
        {
            return new Refusal("invalid_json");
        }

        if (value is not JsonObject properties)
        {
            return new Refusal("json_not_object");
        }

        foreach (var (name, property) in properties)
        {
            arguments[name] = new RawArgument.Json(property?.DeepClone());
        }

        return null;
    }
}
