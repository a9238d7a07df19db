using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Checks a request in the order in which Slack does. The first mistake decides the response.</summary>
internal sealed class CallCheck(FakeManifest manifest, Authentication authentication, GrantedScopes granted, bool isStrict)
{
    private readonly ArgumentCheck arguments = new(manifest, isStrict);
    private readonly ArgumentReader reader = new(manifest, isStrict);

    public async Task<CheckedCall> CheckAsync(IncomingRequest request)
    {
        manifest.Methods.TryGetValue(request.Method, out var method);
        var bag = await ArgumentBag.ReadAsync(request, method).ConfigureAwait(false);
        var token = request.Credentials.Token ?? bag.Token;
        var decoded = Decode(method, bag);
        var refusal = method is null
            ? new Refusal("unknown_method") { Details = [("req_method", request.Method)] }
            : BodyCheck.Check(method, request, isStrict)
                ?? bag.Refusal
                ?? CheckTokenPlace(bag)
                ?? authentication.Check(method, token, request.Credentials.IsPresent, granted.GetOrAdd)
                ?? arguments.Check(method, bag, decoded);
        return new CheckedCall(
            request,
            method,
            token,
            authentication.Find(token),
            decoded,
            [.. bag.Arguments.Values.OfType<RawArgument.Upload>().Select(u => u.Value)],
            BodyCheck.Warning(request),
            refusal);
    }

    // Slack accepts a token there. A careful client does not send one, because URLs and bodies end up in logs.
    private Refusal? CheckTokenPlace(ArgumentBag bag) => isStrict && bag.Token is not null
        ? new Refusal("invalid_auth") { Messages = ["[ERROR] a token belongs in the Authorization header, not among the arguments"] }
        : null;

    private JsonObject Decode(Method? method, ArgumentBag bag)
    {
        var decoded = new JsonObject();
        foreach (var (name, raw) in bag.Arguments)
        {
            decoded[name] = method?.FindParam(name) is { } parameter ? reader.Read(parameter.Type, raw) : ArgumentReader.ReadUntyped(raw);
        }

        return decoded;
    }
}
