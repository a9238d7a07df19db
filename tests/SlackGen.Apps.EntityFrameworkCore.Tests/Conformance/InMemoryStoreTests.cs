namespace SlackGen.Apps.Tests.Stores;

/// <summary>The store in memory keeps the contract.</summary>
public sealed class InMemoryStoreTests : StoreTests
{
    protected override Task<ISlackInstallationStore> OpenAsync() => Task.FromResult<ISlackInstallationStore>(new InMemorySlackInstallationStore());
}
