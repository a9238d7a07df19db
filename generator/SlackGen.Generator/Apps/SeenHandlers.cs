using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Finds handlers of the same deliveries.</summary>
internal sealed class SeenHandlers
{
    private readonly Dictionary<(HandlerKind Kind, bool IsPattern, string Name, string? Subtype, string? Type, string? Element, string? BlockId), string> methods = [];

    /// <summary>Adds a handler. A name that another one has is a diagnostic.</summary>
    public void Add(IMethodSymbol method, HandlerAttribute attribute, AppFilter filter, List<SourceDiagnostic> diagnostics)
    {
        // A handler without a name handles every one.
        var names = attribute.Names.Count > 0 ? attribute.Names : [attribute.Pattern ?? new(filter.Names.Count > 0 ? filter.Names[0] : "", attribute.Location)];
        foreach (var (name, location) in names)
        {
            var key = (attribute.Kind, filter.Pattern is not null, name, filter.Subtype, filter.Type, filter.Element, filter.BlockId);
            if (methods.TryGetValue(key, out var first))
            {
                var what = name.Length > 0 ? $"the {attribute.Kind.NameKind} '{name}'" : $"every {attribute.Kind.NameKind}";
                diagnostics.Add(new(Descriptors.TwoHandlers, location, $"'{first}' handles {what} already; a delivery has one handler."));
            }
            else
            {
                methods.Add(key, method.Name);
            }
        }
    }
}
