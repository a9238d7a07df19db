using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>The raw arguments of a request, and the refusal of a body that cannot be read.</summary>
internal sealed class ArgumentBag
{
    private const string TokenName = "token";

    private readonly Dictionary<string, RawArgument> arguments = new(StringComparer.Ordinal);

    private ArgumentBag()
    {
    }

    public IReadOnlyDictionary<string, RawArgument> Arguments => arguments;

    /// <summary>Gets the token that was sent as an argument; null for none. It is not in <see cref="Arguments"/>.</summary>
    public string? Token { get; private set; }

    /// <summary>Gets the refusal of a query or body that cannot be read; null otherwise.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads the arguments of the query and the body. Those of the body win.</summary>
    /// <param name="request">The request.</param>
    /// <param name="method">The method; null if there is no such method.</param>
    public static async Task<ArgumentBag> ReadAsync(IncomingRequest request, Method? method)
    {
        var bag = new ArgumentBag();
        if (!FormText.TryRead(request.Query, isLatin1: false, bag.arguments))
        {
            bag.Refusal = new Refusal("invalid_form_data");
        }

        if (method is { BasicAuth: true } && request.Credentials.ClientId is { } id)
        {
            bag.arguments["client_id"] = new RawArgument.Text(id);
            bag.arguments["client_secret"] = new RawArgument.Text(request.Credentials.ClientSecret!);
        }

        if (request.Body.Length > 0)
        {
            bag.Refusal ??= await bag.ReadBodyAsync(request).ConfigureAwait(false);
        }

        if (method?.FindParam(TokenName) is null)
        {
            bag.TakeToken();
        }

        return bag;
    }

    private void TakeToken()
    {
        if (arguments.Remove(TokenName, out var raw))
        {
            Token = ArgumentReader.ReadUntyped(raw)?.ToString();
        }
    }

    private async Task<Refusal?> ReadBodyAsync(IncomingRequest request)
    {
        // Another media type is refused, so its body is not read.
        if (request.BodyEncoding is not { } encoding)
        {
            return null;
        }

        return encoding.Kind switch
        {
            BodyKind.Form => FormText.TryRead(request.Body, request.Charset == "iso-8859-1", arguments) ? null : new Refusal("invalid_form_data"),
            BodyKind.Json => ReadJson(request.Body),
            BodyKind.Multipart => await MultipartBody.TryReadAsync(request.Body, request.Boundary, arguments).ConfigureAwait(false) ? null : new Refusal("invalid_form_data"),
        };
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
