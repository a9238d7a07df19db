namespace SlackGen.Testing.Tests;

public sealed class FileAudienceTests : MessageTests
{
    [Test]
    public async Task An_app_hears_of_a_file_that_any_of_its_channels_shares()
    {
        var file = await UploadAsync(Vault, "a.txt");
        Assert.That(IsHeard("file_created"), Is.False, "only the private channel has it");
        Workspace.Change(() => FileSharing.Share(Workspace.State, [file], Workspace.State.Channels[Lab], Workspace.State.Users[Person], "", null));
        Workspace.Router.Clear();
        Workspace.Change(() => Changed(file));
        Assert.That(IsHeard("file_change"), Is.True, "the second channel has the bot");
        await SucceedAsync("files.delete", new { file = file.Id }, FakeSlack.UserToken);
        Assert.That(IsHeard("file_deleted"), Is.True);
    }

    [Test]
    public async Task An_app_does_not_hear_of_a_file_that_it_does_not_see()
    {
        var file = await UploadAsync(Vault, "a.txt");
        Workspace.Change(() => Changed(file));
        await SucceedAsync("files.delete", new { file = file.Id }, FakeSlack.UserToken);
        Assert.That(new[] { "file_created", "file_change", "file_deleted" }.Select(IsHeard), Has.All.False);
    }

    private async Task<FileEntity> UploadAsync(string channel, string name)
    {
        await Workspace.User(Person).UploadAsync(channel, name, new byte[] { 1 });
        return Workspace.State.Files.All.Single();
    }

    private FileEntity Changed(FileEntity file)
    {
        FileSharing.RaiseChanged(Workspace.State, file);
        return file;
    }

    private bool IsHeard(string type)
    {
        var raised = Workspace.Router.Published.Last(e => (string?)e.Body["type"] == type);
        lock (Workspace.State.Gate)
        {
            return new EventAudience(Workspace.State, ManifestLoader.BuiltIn).Decide(raised).Authorizations is not null;
        }
    }
}
