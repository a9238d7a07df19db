using SlackGen;
using SlackGen.Testing;

namespace Export.Tests;

/// <summary>A fake workspace with several pages of everything, and folders for exports of it.</summary>
public abstract class ExportFixture
{
    private const int FileCount = 5;

    private string root = null!;
    private int folders;

    internal FakeSlack Fake { get; private set; } = null!;

    /// <summary>The time at which exports begin, after the last message.</summary>
    internal TimeProvider Clock { get; } = new FixedTime(DateTimeOffset.UtcNow.AddMinutes(10));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        root = Directory.CreateTempSubdirectory("slackgen-export-tests-").FullName;
        var workspace = Workspace.Sample();
        Fake = await FakeSlack.StartAsync(o => o.Workspace = workspace);
        var question = workspace.AddMessage("random", "stantz", "Which one?");
        for (var i = 0; i < 5; i++)
        {
            workspace.AddMessage("random", "melnitz", $"Reply {i}", threadTs: question.Ts);
            workspace.AddMessage("random", "venkman", $"Line\n{i} \u2028");
        }
    }

    [SetUp]
    public void RespondWithFiles()
    {
        Fake.Clear();
        Fake.On("files.list").Reply(request =>
        {
            var (count, page) = ((int)(long)request.Arguments["count"]!, (int)(long)request.Arguments["page"]!);
            var ids = Enumerable.Range(1, FileCount).Skip((page - 1) * count).Take(count);
            return new { files = ids.Select(i => new { id = $"F{i}" }), paging = new { count, page, total = FileCount, pages = (FileCount + count - 1) / count } };
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Fake.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    internal string NewFolder() => Path.Combine(root, $"{++folders}");

    /// <summary>Exports to a folder, with pages of two items.</summary>
    internal Task ExportAsync(string folder, IExportView view, int maxParallel = 4, HttpMessageHandler? handler = null, CancellationToken cancellationToken = default)
    {
        var slack = new SlackClient(new SlackClientOptions
        {
            Token = FakeSlack.UserToken,
            BaseAddress = Fake.BaseAddress,
            HttpClient = new HttpClient(handler ?? Fake.CreateHandler()),
            LimitMode = SlackLimitMode.Off,
            KeepUnrecognized = true,
        });
        return new Exporter(slack, folder, view) { PageSize = 2, MaxParallel = maxParallel, TimeProvider = Clock }.RunAsync(cancellationToken);
    }

    /// <summary>Exports to a new folder without interruption.</summary>
    internal async Task<SortedDictionary<string, string>> ExportAtOnceAsync()
    {
        var folder = NewFolder();
        await ExportAsync(folder, new ExportView.Lines(TextWriter.Null));
        return FilesOf(folder);
    }

    /// <summary>Returns the content of all files of a folder, in hexadecimal digits.</summary>
    internal static SortedDictionary<string, string> FilesOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(File.ReadAllBytes(f))),
        StringComparer.Ordinal);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
