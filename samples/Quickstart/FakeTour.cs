using SlackGen;
using SlackGen.Testing;
using SlackGen.Types;

namespace Quickstart;

/// <summary>The complete tour, against a fake Slack on this machine.</summary>
internal static class FakeTour
{
    // A PNG of one transparent pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var fake = await FakeSlack.StartAsync();
        fake.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}", name = $"user{i}", profile = new { display_name = $"User {i}" } }), pageSize: 2);
        fake.On("users.lookupByEmail").ReplyError("users_not_found");
        Console.WriteLine($"SLACK_TOKEN is not set, so this talks to a fake Slack at {fake.BaseAddress}");
        Console.WriteLine();

        var slack = new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress });
        var step = new Step(fake);
        await CallsAsync(slack, step, cancellationToken);
        await UsersAsync(slack, step, cancellationToken);
        await step.RunAsync("dialog.open", () => slack.Dialog.OpenAsync(NewDialog(), cancellationToken), _ => "the dialog is open");
        await step.RunAsync(
            "users.setPhoto",
            () => slack.Users.SetPhotoAsync(new() { Image = SlackUpload.FromBytes(Pixel, "pixel.png") }, cancellationToken),
            _ => "the photo is set");
        Console.WriteLine("Done. Set SLACK_TOKEN to run the read-only part against the real Slack.");
    }

    private static async Task CallsAsync(SlackClient slack, Step step, CancellationToken cancellationToken)
    {
        var added = await step.RunAsync(
            "calls.add",
            () => slack.Calls.AddAsync(
                new()
                {
                    ExternalUniqueId = "025169F6-E37A-4E62-BB54-7F93A0FC4C1F",
                    JoinUrl = "https://example.com/calls/1234567890",
                    Title = "Kimpossible sync up",
                    Users = [new() { SlackId = "U1H77" }, new() { ExternalId = "54321678", DisplayName = "External User" }],
                },
                cancellationToken),
            response => $"call {response.Call.Id}");
        var id = added.Call.Id!;
        await step.RunAsync(
            "calls.participants.add",
            () => slack.Calls.Participants.AddAsync(new() { Id = id, Users = [new() { SlackId = "U2H88" }] }, cancellationToken),
            _ => "one more takes part");
        await step.RunAsync(
            "calls.info",
            () => slack.Calls.InfoAsync(id, cancellationToken),
            response => $"\"{response.Call.Title}\", {response.Call.JoinUrl}");
        await step.RunAsync("calls.end", () => slack.Calls.EndAsync(new() { Id = id, Duration = 1800 }, cancellationToken), _ => "the call is over");
    }

    private static async Task UsersAsync(SlackClient slack, Step step, CancellationToken cancellationToken)
    {
        await step.RunAsync("users.list", () => NamesAsync(slack, cancellationToken), names => $"{names.Count} users from 3 pages: {string.Join(", ", names)}");
        await step.FailAsync<SlackApiException<UsersLookupByEmailError>>(
            "users.lookupByEmail",
            () => slack.Users.LookupByEmailAsync("spengler@ghostbusters.example.com", cancellationToken),
            e => $"{e.Code} = UsersLookupByEmailError.{e.Error}, category {e.Category}");
        await step.RunAsync(
            "users.setPresence",
            () => slack.Users.SetPresenceAsync(new() { Presence = PresenceSetting.Away }, cancellationToken),
            _ => "away");
    }

    private static async Task<List<string?>> NamesAsync(SlackClient slack, CancellationToken cancellationToken)
    {
        var names = new List<string?>();
        await foreach (var user in slack.Users.ListAllAsync(new() { Limit = 2 }, cancellationToken))
        {
            names.Add(user.Profile?.DisplayName);
        }

        return names;
    }

    private static DialogOpenRequest NewDialog() => new()
    {
        TriggerId = "12345.98765.abcd2358fdea",
        Dialog = new()
        {
            Title = "Request a ride",
            CallbackId = "ride-46e2b0",
            SubmitLabel = "Request",
            Elements = [new() { Type = DialogElementType.Text, Label = "Pickup location", Name = "loc_origin" }],
        },
    };
}
