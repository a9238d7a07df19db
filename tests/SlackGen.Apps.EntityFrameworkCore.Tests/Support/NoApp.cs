using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>An app without handlers, as the generator writes one.</summary>
internal sealed class NoApp : ISlackApp<NoApp>
{
    static IReadOnlyList<SlackHandler<NoApp>> ISlackApp<NoApp>.Handlers => [];

    static NoApp ISlackApp<NoApp>.Create(IServiceProvider services) => new();
}
