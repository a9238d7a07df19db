namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>Downloads: the method that looks a file up downloads the content of files of the same type.</summary>
public class DownloadShapeTests
{
    [Test]
    public void A_method_that_looks_a_file_up_downloads_it_too() => Shape.Verify(
        """
        show:
          summary: Shows a file.
          idempotent: true
          scopes: { bot: [files:read] }
          download: found
          params:
            id: { type: string, required: true, summary: Its ID. }
            limit: { type: int, summary: How many comments. }
          returns:
            found: { type: done_file, required: true, summary: The file. }
        """,
        """
        done_file:
          summary: A file.
          fields:
            id: { type: string, required: true, summary: Its ID. }
        """);
}
