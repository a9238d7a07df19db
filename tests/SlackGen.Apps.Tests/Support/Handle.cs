using System.Text.RegularExpressions;

namespace SlackGen.Apps.Tests;

/// <summary>Handlers as the generator writes them.</summary>
internal static class Handle
{
    public static SlackHandler<TestApp> Event(
        string? type, Func<SlackInvocation, Task> act, Ack ack = Ack.First, string? subtype = null, string name = "TestApp.Event") => new()
        {
            Name = name,
            Kind = SlackHandlerKind.Event,
            Names = type is null ? [] : [type],
            Subtype = subtype,
            Ack = ack,
            InvokeAsync = async (_, invocation) =>
            {
                await act(invocation);
                return null;
            },
        };

    public static SlackHandler<TestApp> Command(string command, Func<SlackInvocation, Task<CommandReply>> act, Ack ack = Ack.Returned) =>
        Of(SlackHandlerKind.Command, command, async i => await act(i), ack);

    public static SlackHandler<TestApp> Action(
        string? actionId, Func<SlackInvocation, Task> act, Ack ack = Ack.Returned, string? blockId = null, string? type = null, string? element = null, string? pattern = null, string name = "TestApp.Action") => new()
        {
            Name = name,
            Kind = SlackHandlerKind.Action,
            Names = actionId is null ? [] : [actionId],
            BlockId = blockId,
            Type = type,
            Element = element,
            Pattern = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant),
            Ack = ack,
            InvokeAsync = async (_, invocation) =>
            {
                await act(invocation);
                return null;
            },
        };

    public static SlackHandler<TestApp> Submit(string callbackId, Func<SlackInvocation, Task<ViewReply?>> act) =>
        Of(SlackHandlerKind.Submit, callbackId, async i => await act(i));

    public static SlackHandler<TestApp> Options(string actionId, Func<SlackInvocation, Task<OptionsReply?>> act) =>
        Of(SlackHandlerKind.Options, actionId, async i => await act(i));

    public static SlackHandler<TestApp> Function(string callbackId, Func<SlackInvocation, Task<FunctionReply?>> act, Ack ack = Ack.First) =>
        Of(SlackHandlerKind.Function, callbackId, async i => await act(i), ack);

    /// <summary>Creates a handler of any kind, whose name is <c>TestApp.KIND</c>.</summary>
    public static SlackHandler<TestApp> Of(SlackHandlerKind kind, string name, Func<SlackInvocation, Task<SlackReply?>> act, Ack ack = Ack.Returned, string? type = null) => new()
    {
        Name = $"TestApp.{kind}",
        Kind = kind,
        Names = [name],
        Type = type,
        Ack = ack,
        InvokeAsync = (_, invocation) => act(invocation),
    };
}
