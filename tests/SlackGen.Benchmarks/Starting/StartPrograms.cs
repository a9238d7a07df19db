namespace SlackGen.Benchmarks.Starting;

/// <summary>
/// The programs whose start is measured: an empty one, a host, a connection by hand, and a bot in two hosts. Each writes lines of <c>@</c>, a step and the timestamp at which it was reached;
/// the last step is <see cref="Started"/>.
/// </summary>
internal static class StartPrograms
{
    /// <summary>The step in which the code of the program begins.</summary>
    public const string Main = "main";

    /// <summary>The step in which the program has started: for those with a connection, <c>hello</c> has arrived.</summary>
    public const string Started = "started";

    /// <summary>The start of a process and of its runtime.</summary>
    public const string Empty = """
        using System.Diagnostics;

        var main = Stopwatch.GetTimestamp();
        Console.WriteLine($"@ main {main}\n@ started {Stopwatch.GetTimestamp()}");
        Console.ReadLine();
        """;

    /// <summary>The generic host without a service.</summary>
    public const string Host = Head + """
        var host = builder.Build();
        """ + Tail;

    /// <summary>The host with a service that opens one connection with the classes of .NET, and reads nothing but <c>hello</c>: what no library can avoid.</summary>
    public const string ByHand = "using System.Net.WebSockets;\nusing System.Text.Json;\n" + Head + """
        builder.Services.AddHostedService<Connection>();
        var host = builder.Build();
        """ + Tail + """
        internal sealed class Connection(IConfiguration configuration) : IHostedService
        {
            private readonly ClientWebSocket socket = new();

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                using var http = new HttpClient();
                using var request = new HttpRequestMessage(HttpMethod.Post, configuration["Slack:BaseAddress"] + "apps.connections.open");
                request.Headers.Authorization = new("Bearer", configuration["Slack:AppToken"]);
                using var response = await http.SendAsync(request, cancellationToken);
                using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
                await socket.ConnectAsync(new Uri(json.RootElement.GetProperty("url").GetString()!), cancellationToken);
                await socket.ReceiveAsync(new byte[4096], cancellationToken);
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    /// <summary>A bot over Socket Mode in the host of <c>Host.CreateApplicationBuilder</c>.</summary>
    public const string Bot = Slack + Head + App;

    /// <summary>The same bot in a host that has only what it uses, as docs/aot.md writes it.</summary>
    public const string LeanBot = Slack + LeanHead + App;

    private const string Slack = "using SlackGen;\nusing SlackGen.Apps;\nusing SlackGen.Types;\n";

    private const string Usings = """
        using System.Diagnostics;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        var main = Stopwatch.GetTimestamp();

        """;

    private const string Head = Usings + """
        var builder = Host.CreateApplicationBuilder(args);

        """;

    private const string LeanHead = Usings + """
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddSimpleConsole();

        """;

    private const string Tail = """

        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() =>
            Console.WriteLine($"@ main {main}\n@ started {Stopwatch.GetTimestamp()}"));
        host.Run();

        """;

    private const string App = """
        builder.Services.AddSlack<SlackClient>(builder.Configuration.GetSection("Slack"));
        builder.Services.AddSlackApp<DeployApp>().UseSocketMode(o => o.AppToken = builder.Configuration["Slack:AppToken"]);
        var host = builder.Build();
        """ + Tail + """
        [SlackApi("chat.postMessage")]
        public partial class SlackClient;

        [SlackApp]
        public partial class DeployApp
        {
            [OnEvent]
            public Task Mentioned(AppMentionEvent mention, SlackContext<SlackClient> slack) =>
                slack.Client.Chat.PostMessageAsync(mention.Channel, $"Hello <@{mention.User}>, try /deploy 4.12.0");

            [OnCommand("/deploy")]
            public Task<CommandReply> Deploy(SlashCommand command) => Task.FromResult<CommandReply>(new ResponseMessage
            {
                Text = $"Deploy {command.Text}?",
                Blocks = [new ActionsBlock { Elements = [new ButtonElement { ActionId = "deploy", Text = $"Deploy {command.Text}", Value = command.Text }] }],
            });

            [OnAction("deploy", Ack = Ack.First)]
            public Task Clicked(ButtonAction click, SlackContext slack) =>
                slack.Respond.SendAsync(new() { ReplaceOriginal = true, Text = $"{click.Value} is on its way." });
        }
        """;
}
