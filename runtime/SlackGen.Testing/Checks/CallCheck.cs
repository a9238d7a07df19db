using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Looks at a request the way Slack does, one thing after the other; the first that is wrong decides the answer.</summary>
internal sealed class CallCheck(FakeManifest manifest, Authentication authentication, GrantedScopes granted)
{
    private readonly ArgumentCheck arguments = new(manifest);

    public async Task<CheckedCall> CheckAsync(IncomingRequest request)
    {
        manifest.Methods.TryGetValue(request.Method, out var method);
        var bag = await ArgumentBag.ReadAsync(request, method is { BasicAuth: true }).ConfigureAwait(false);
        var decoded = Decode(method, bag);
        var refusal = method is null
            ? new Refusal("unknown_method") { Details = [("req_method", request.Method)] }
            : BodyCheck.Check(method, request)
                ?? bag.Refusal
                ?? authentication.Check(method, request, bag.Arguments, granted.Of)
                ?? arguments.Check(method, bag, decoded);
        return new CheckedCall(
            request,
            method,
            authentication.Find(request),
            decoded,
            [.. bag.Arguments.Values.OfType<RawArgument.Upload>().Select(u => u.Value)],
            BodyCheck.Warning(request),
            refusal);
    }

    private static JsonObject Decode(Method? method, ArgumentBag bag)
    {
        var types = method?.Params.ToDictionary(p => p.Name, p => p.Type, StringComparer.Ordinal) ?? [];
        var decoded = new JsonObject();
        foreach (var (name, raw) in bag.Arguments)
        {
            decoded[name] = types.TryGetValue(name, out var type) ? ArgumentReader.Read(type, raw) : ArgumentReader.ReadUntyped(raw);
        }

        return decoded;
    }
}
