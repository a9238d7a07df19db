using SlackGen.Tests.Support;

namespace SlackGen.Tests.Values;

public sealed class SlackUploadTests
{
    private static readonly byte[] Bytes = [.. "0123456789"u8];

    [TestCase("a.png", "a.png")]
    [TestCase("größe 😀.png", "größe 😀.png")]
    [TestCase("/etc/passwd", "passwd")]
    [TestCase("C:\\Users\\me\\a.png", "a.png")]
    [TestCase("../../a.png", "a.png")]
    [TestCase("a/b\\c", "c")]
    [TestCase("a\"b.png", "ab.png")]
    [TestCase("a\r\nb\0c\td\u0085.png", "abcd.png")]
    [TestCase("  a.png ", "a.png")]
    [TestCase(".bashrc", ".bashrc")]
    [TestCase("..", "file")]
    [TestCase(".", "file")]
    [TestCase(" .. ", "file")]
    [TestCase("folder/", "file")]
    [TestCase("\"\"", "file")]
    [TestCase("\n", "file")]
    public void A_file_name_is_the_last_part_of_a_path_without_what_could_do_harm(string name, string expected) =>
        Assert.That(SlackUpload.FromBytes(Bytes, name).FileName, Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(null)]
    public void No_file_name_is_refused(string? name) => Assert.That(() => SlackUpload.FromBytes(Bytes, name!), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Any_file_name_becomes_one_that_fits_between_quotes() => Property.Holds(Property.Of(random => "a" + AnyText.Make(random)), name =>
    {
        var made = SlackUpload.FromBytes(Bytes, name).FileName;
        Assert.That(made, Is.Not.Empty.And.Not.EqualTo(".").And.Not.EqualTo(".."));
        Assert.That(made.Any(c => char.IsControl(c) || c is '"' or '/' or '\\'), Is.False, made);
    }, 1000);

    [Test]
    public void Bytes_and_files_can_be_sent_again_and_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", Bytes);
        foreach (var upload in new[] { SlackUpload.FromBytes(Bytes, "a.txt"), SlackUpload.FromFile(path) })
        {
            Assert.That((upload.FileName, upload.IsRepeatable, upload.OwnsStream), Is.EqualTo(("a.txt", true, true)));
            Assert.That((Read(upload), Read(upload)), Is.EqualTo((Bytes, Bytes)));
        }
    }

    [Test]
    public void A_stream_is_sent_from_where_it_stood_as_often_as_it_can_seek()
    {
        using var stream = new MemoryStream(Bytes) { Position = 4 };
        var upload = SlackUpload.FromStream(stream, "a.txt");
        Assert.That((upload.IsRepeatable, upload.OwnsStream), Is.EqualTo((true, false)));
        Assert.That((Read(upload), Read(upload)), Is.EqualTo((Bytes[4..], Bytes[4..])));
        Assert.That(stream.CanRead, Is.True, "it stays the caller's");
    }

    [Test]
    public void A_stream_that_cannot_seek_can_be_sent_once()
    {
        using var stream = new ForwardStream(Bytes);
        var upload = SlackUpload.FromStream(stream, "a.txt");
        Assert.That((upload.IsRepeatable, Read(upload), stream.IsOpen), Is.EqualTo((false, Bytes, true)));
    }

    [Test]
    public async Task The_length_of_bytes_files_and_seekable_streams_is_known_without_reading()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream(Bytes) { Position = 4 };
        foreach (var (upload, length) in new[]
        {
            (SlackUpload.FromBytes(Bytes, "a"), 10), (SlackUpload.FromFile(folder.Write("b", Bytes)), 10), (SlackUpload.FromStream(stream, "c"), 6),
        })
        {
            await using var source = await OpenAsync(upload);
            Assert.That((source.Length, source.IsRepeatable), Is.EqualTo((length, true)));
        }

        File.Delete(Path.Combine(folder.Path, "b"));
        Assert.That(stream.CanRead, Is.True, "it stays the caller's");
    }

    [Test]
    public async Task A_stream_that_cannot_tell_its_length_goes_through_a_file_that_is_gone_afterwards()
    {
        using var stream = new ForwardStream(Bytes);
        using var folder = new TemporaryFolder();
        var variable = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);
        string path;
        try
        {
            await using var source = await OpenAsync(SlackUpload.FromStream(stream, "a.txt"));
            path = ((FileStream)source.Open()).Name;
            Assert.That((source.Length, source.FileName, source.IsRepeatable), Is.EqualTo((10, "a.txt", true)));
            Assert.That((Read(source.Open()), Read(source.Open())), Is.EqualTo((Bytes, Bytes)));
            Assert.That(Path.GetDirectoryName(path), Is.EqualTo(folder.Path));
            Assert.That(File.Exists(path), Is.EqualTo(OperatingSystem.IsWindows()), "Elsewhere a file that is open needs no name, and a crash leaves nothing behind.");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", variable);
        }

        Assert.That((Directory.GetFiles(folder.Path), stream.IsOpen), Is.EqualTo((Array.Empty<string>(), true)));
    }

    [Test]
    public void A_stream_that_breaks_leaves_no_file_behind()
    {
        using var stream = new ForwardStream(Bytes) { BreaksAt = 5 };
        using var folder = new TemporaryFolder();
        var variable = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);
        try
        {
            Assert.ThrowsAsync<IOException>(async () => await OpenAsync(SlackUpload.FromStream(stream, "a.txt")));
            Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", variable);
        }
    }

    [Test]
    public async Task A_caller_can_cancel_while_the_file_is_written()
    {
        using var stream = new ForwardStream(Bytes);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        Assert.That(async () => await OpenAsync(SlackUpload.FromStream(stream, "a.txt"), cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task<UploadSource> OpenAsync(SlackUpload upload, CancellationToken cancellationToken = default) =>
        UploadSource.OpenAsync(upload, new TimeoutPool(TimeProvider.System), TimeSpan.FromSeconds(100), cancellationToken);

    private static byte[] Read(SlackUpload upload)
    {
        var stream = upload.Open();
        var bytes = Read(stream);
        if (upload.OwnsStream)
        {
            stream.Dispose();
        }

        return bytes;
    }

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [Test]
    public void A_folder_is_its_files_in_order_without_hidden_ones_and_links()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b.txt", "a.txt", "sub/c.txt", "sub/deep/d.log", ".hidden", ".git/e.txt" })
        {
            var path = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
            if (OperatingSystem.IsWindows() && name[0] == '.')
            {
                File.SetAttributes(path, FileAttributes.Hidden);
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(folder.Path, "link.txt"), Path.Combine(folder.Path, "a.txt"));
            Directory.CreateSymbolicLink(Path.Combine(folder.Path, "sub", "circle"), folder.Path);
        }

        Assert.That(SlackUpload.FromDirectory(folder.Path).Select(u => u.Title), Is.EqualTo(["a.txt", "b.txt"]));
        Assert.That(
            SlackUpload.FromDirectory(folder.Path, "*.txt", recursive: true).Select(u => (u.Title, u.FileName)),
            Is.EqualTo(new[] { ("a.txt", "a.txt"), ("b.txt", "b.txt"), ("sub/c.txt", "c.txt") }));
        Assert.That(() => SlackUpload.FromDirectory(Path.Combine(folder.Path, "none")), Throws.TypeOf<DirectoryNotFoundException>());
    }
}
