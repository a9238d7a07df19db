namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>An app with a handler of each kind, which does what the test wants.</summary>
internal sealed class ScriptedApp(Script script) : ISlackApp<ScriptedApp>
{
    public static IReadOnlyList<SlackHandler<ScriptedApp>> Handlers { get; } =
    [
        Handler(SlackHandlerKind.Event, Ack.Returned, "app_mention"),
        Handler(SlackHandlerKind.Event, Ack.First, "reaction_added"),
        Handler(SlackHandlerKind.Command, Ack.Returned, "/deploy"),
        Handler(SlackHandlerKind.Action, Ack.Returned, "stop"),
        Handler(SlackHandlerKind.Submit, Ack.Returned, "confirm"),
        Handler(SlackHandlerKind.Closed, Ack.Returned, "confirm"),
        Handler(SlackHandlerKind.Options, Ack.Returned, "release"),
        Handler(SlackHandlerKind.Shortcut, Ack.Returned, "incident"),
    ];

    public static ScriptedApp Create(IServiceProvider services) => new((Script)services.GetService(typeof(Script))!);

    private static SlackHandler<ScriptedApp> Handler(SlackHandlerKind kind, Ack ack, string name) => new()
    {
        Name = $"ScriptedApp.{kind}",
        Kind = kind,
        Ack = ack,
        Names = [name],
        InvokeAsync = static (app, invocation) => app.InvokeAsync(invocation),
    };

    private Task<SlackReply?> InvokeAsync(SlackInvocation invocation) => script.RunAsync(invocation);
}
