using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Binds the parameters of a handler, and finds out from them which deliveries it handles.</summary>
internal static class ParameterBinder
{
    /// <summary>Binds the parameters of a method. A mistake leaves a parameter out.</summary>
    public static HandlerBinding Bind(IMethodSymbol method, HandlerKind kind, List<SourceDiagnostic> diagnostics)
    {
        var arguments = new List<AppArgument>();
        var payload = PayloadFilter.None;
        IParameterSymbol? part = null, whole = null;
        foreach (var parameter in method.Parameters)
        {
            if (BindRuntime(parameter) is { } argument)
            {
                arguments.Add(argument);
                continue;
            }

            if (PayloadFilter.Read(parameter.Type, kind) is { } filter && parameter.RefKind == RefKind.None && !ServiceBinder.IsKeyed(parameter))
            {
                ref var slot = ref filter.IsPart ? ref part : ref whole;
                if (slot is not null)
                {
                    diagnostics.Add(new(
                        Descriptors.TwoPayloads,
                        parameter.TypeLocation(),
                        $"'{slot.Name}' has the same part of the payload already; a handler handles one {(filter.IsPart ? "event or action" : "payload")}."));
                    continue;
                }

                if (payload.Type is { } type && filter.Type is { } other && type != other)
                {
                    diagnostics.Add(new(
                        Descriptors.TwoPayloads,
                        parameter.TypeLocation(),
                        $"'{(part ?? whole)!.Name}' is of '{type}' and '{parameter.Name}' of '{other}'; no payload is both."));
                    continue;
                }

                slot = parameter;
                payload = payload.And(filter);
                arguments.Add(new(filter.IsPart ? ArgumentSource.Part : ArgumentSource.Payload, parameter.TypeText()));
            }
            else if (PayloadFilter.KindsOf(parameter.Type) is { Count: > 0 } kinds)
            {
                diagnostics.Add(new(
                    Descriptors.OtherPayload,
                    parameter.TypeLocation(),
                    $"'{parameter.Type.Display()}' belongs to {string.Join(" or ", kinds.Select(k => k.Attribute))}; a handler of {kind.Deliveries} takes {kind.Payload}."));
            }
            else if (ServiceBinder.Bind(parameter) is { } service)
            {
                arguments.Add(service);
            }
            else
            {
                diagnostics.Add(new(Descriptors.UnboundParameter, parameter.TypeLocation(), Unbound(parameter, kind)));
            }
        }

        return new(arguments, payload, part);
    }

    private static AppArgument? BindRuntime(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not RefKind.None } => null,
        _ when parameter.Type.Is("System.Threading", "CancellationToken") => new(ArgumentSource.CancellationToken),
        _ when parameter.Type.Is(AppSymbols.Namespace, "SlackContext") => new(ArgumentSource.Context),
        _ when parameter.Type.Is(AppSymbols.Namespace, "SlackContext", arity: 1) => new(ArgumentSource.ClientContext, parameter.TypeArgumentText()),
        _ when parameter.Type.Is(AppSymbols.Namespace, "SlackDelivery") => new(ArgumentSource.Delivery),
        _ when parameter.Type.Is(AppSymbols.Namespace, "SlackResponder") => new(ArgumentSource.Responder),
        _ => null,
    };

    private static string Unbound(IParameterSymbol parameter, HandlerKind kind)
    {
        var reason = parameter switch
        {
            { RefKind: not RefKind.None } => "it is passed by reference",
            _ when ServiceBinder.IsKeyed(parameter) => "the type or the key is not that of a keyed service",
            _ when parameter.Type.Is("System.Text.Json", "JsonElement") => "a handler gets the JSON of the payload as SlackDelivery.Payload",
            _ => $"'{parameter.Type.Display()}' is neither a payload nor a service",
        };
        return $"The parameter '{parameter.Name}' cannot be bound: {reason}. A handler of {kind.Deliveries} takes {kind.Payload}, SlackContext, SlackDelivery, SlackResponder, CancellationToken and services, which are classes and interfaces.";
    }
}

/// <summary>The bound parameters of a handler.</summary>
/// <param name="Arguments">The arguments of the call.</param>
/// <param name="Payload">The deliveries that the parameters admit.</param>
/// <param name="Part">The parameter of the event or the action; null for none.</param>
internal sealed record HandlerBinding(List<AppArgument> Arguments, PayloadFilter Payload, IParameterSymbol? Part);
