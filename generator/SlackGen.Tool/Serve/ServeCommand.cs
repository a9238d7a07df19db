using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Net.Sockets;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The command <c>serve</c>.</summary>
internal static class ServeCommand
{
    private const string Sample = "sample";
    private const string Nothing = "empty";

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var port = Port("--port", "The port of the API on 127.0.0.1; 0 takes a free one.");
        var pagePort = Port("--page-port", "The port of the page on 127.0.0.1; 0 takes a free one.");
        var workspace = new Option<string>("--workspace")
        {
            Description = "The people and channels at the start: those of a sample, or none but one person and the bot.",
            DefaultValueFactory = _ => Sample,
        };
        workspace.AcceptOnlyFromAmong(Sample, Nothing);
        var app = new Option<FileInfo?>("--app") { Description = "The app's manifest, slack-app.yaml or JSON: its commands, shortcuts, events and scopes. Without it, the app may do everything." };
        var secret = new Option<string?>("--signing-secret") { Description = $"The secret that signs requests to the app; {FakeSlack.SigningSecret} by default." };
        var requestUrl = new Option<Uri?>("--request-url")
        {
            Description = "The URL on which the app listens, or its server if --app names the paths. Without it, the app connects over Socket Mode.",
            CustomParser = ParseUrl,
        };
        var extra = new Option<FileInfo[]>("--extra")
        {
            Description = "A project's own *.slack.yaml file, whose methods the fake knows as well. May be repeated.",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("serve", "Runs a fake Slack with a workspace, and a page that shows it in a browser.") { port, pagePort, workspace, app, secret, requestUrl, extra };
        command.SetAction((result, stopping) => RunAsync(
            new ServeOptions
            {
                Port = result.GetValue(port),
                PagePort = result.GetValue(pagePort),
                UsesSample = result.GetValue(workspace) == Sample,
                AppFile = result.GetValue(app)?.FullName,
                SigningSecret = result.GetValue(secret),
                RequestUrl = result.GetValue(requestUrl),
                Extra = [.. result.GetValue(extra)!.Select(f => f.FullName)],
            },
            stopping));
        return command;
    }

    /// <summary>Serves until the caller cancels.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken stopping)
    {
        if (options.Extra.Prepend(options.AppFile).FirstOrDefault(f => f is not null && !File.Exists(f)) is { } missing)
        {
            return ExitCode.Fail($"There is no file {missing}.");
        }

        try
        {
            var running = await ServeRun.StartAsync(options, Console.Out).ConfigureAwait(false);
            await using (running.ConfigureAwait(false))
            {
                running.WriteIntroduction();
                await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
            }

            Console.Out.WriteLine("Stopped.");
            return 0;
        }
        catch (ManifestException e)
        {
            return ExitCode.Fail(string.Join(Environment.NewLine, e.Diagnostics));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or SocketException)
        {
            return ExitCode.Fail(e.Message);
        }
    }

    private static Option<int> Port(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > IPEndPoint.MaxPort)
            {
                result.AddError($"{name} is a port from 0 to {IPEndPoint.MaxPort}.");
            }
        });
        return option;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens.Count == 1 ? result.Tokens[0].Value : null, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError("--request-url is an absolute URL such as http://127.0.0.1:3000/slack/events.");
        return null;
    }
}
