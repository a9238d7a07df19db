using System.Runtime.InteropServices;
using Export;
using SlackGen;
using SlackGen.Testing;

// Usage: Export [FOLDER]. With SLACK_TOKEN, it exports that workspace; without, the sample workspace of a fake Slack in this process. SLACK_BASE_ADDRESS is the
// API of another server, such as that of `slackgen serve`.
using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

var token = Environment.GetEnvironmentVariable("SLACK_TOKEN") is { Length: > 0 } given ? given : null;
var folder = args is [var path, ..] ? path : token is null ? Directory.CreateTempSubdirectory("slackgen-export-").FullName : "export";
await using var fake = token is null ? await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample()) : null;
try
{
    if (fake is not null)
    {
        Console.WriteLine("SLACK_TOKEN is not set, so this exports the sample workspace of a fake Slack.");
    }

    // Slack's fields that this version does not know are exported too.
    var options = new SlackClientOptions { Token = token ?? FakeSlack.UserToken, KeepUnrecognized = true };
    if ((fake?.BaseAddress.ToString() ?? Environment.GetEnvironmentVariable("SLACK_BASE_ADDRESS")) is { Length: > 0 } address)
    {
        options.BaseAddress = new Uri(address);
    }

    var slack = new SlackClient(options);
    await ExportView.RunAsync(view => new Exporter(slack, folder, view).RunAsync(interrupted.Token));
    Console.WriteLine($"The export in {folder} is complete.");
    return 0;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    Console.WriteLine($"Interrupted. The next run with the folder {folder} continues the export.");
    return 130;
}
catch (Exception e) when (e is SlackException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

// The second signal ends the process at once, which the export survives too.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
