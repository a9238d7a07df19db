namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>Uploads: what the completing method takes besides the files is what the caller can say.</summary>
public class UploadShapeTests
{
    private const string Place = """
        place:
          summary: Says where to upload.
          idempotent: true
          params:
            filename: { type: string, required: true, summary: Its name. }
            length: { type: int, required: true, summary: Its size. }
          returns:
            upload_url: { type: string, required: true, summary: Where. }
            file_id: { type: string, required: true, summary: Its ID. }

        """;

    private const string Types = """
        done_file:
          summary: A file.
          fields:
            id: { type: string, required: true, summary: Its ID. }
        """;

    [Test]
    public void An_upload_takes_all_arguments_of_its_last_step_but_the_files() => Shape.Verify(
        Place + """
        finish:
          summary: Finishes uploads.
          upload: demo.place
          body: json
          params:
            files: { type: list<done_file>, required: true, summary: Which files. }
            channel: { type: string, summary: Where to share them. }
            username: { type: string, summary: Who shares them. }
        """,
        Types);

    [Test]
    public void What_the_last_step_requires_the_upload_requires() => Shape.Verify(
        Place + """
        finish:
          summary: Finishes uploads.
          upload: demo.place
          params:
            files: { type: list<done_file>, summary: Which files. }
            draft: { type: string, summary: A draft instead of files. }
            channel: { type: string, required: true, summary: Where to share them. }
            comment: { type: string, summary: A text. }
            blocks: { type: string, summary: Blocks. }
          any_of: [[files, draft]]
          at_most_one_of: [[comment, blocks]]
        """,
        Types);
}
