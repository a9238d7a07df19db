namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>Streaming messages: what the ending method takes besides the message and its last piece is what the caller can say.</summary>
public class StreamShapeTests
{
    [Test]
    public void A_method_that_starts_a_message_streams_it_too() => Shape.Verify(
        """
        begin:
          summary: Begins a message.
          tier: 2
          stream: { append: demo.more, stop: demo.end }
          params:
            channel: { type: string, required: true, summary: Where. }
          returns:
            channel: { type: string, required: true, summary: Where. }
            ts: { type: timestamp, required: true, summary: Which. }
        more:
          summary: Adds to a message.
          tier: 4
          body: json
          params:
            channel: { type: string, required: true, summary: Where. }
            ts: { type: timestamp, required: true, summary: Which. }
            markdown_text: { type: string, max_length: 400, summary: The next text. }
            chunks: { type: list<demo_piece>, summary: The next pieces. }
          any_of: [[markdown_text, chunks]]
        end:
          summary: Ends a message.
          tier: 2
          body: json
          params:
            channel: { type: string, required: true, summary: Where. }
            ts: { type: timestamp, required: true, summary: Which. }
            markdown_text: { type: string, max_length: 300, summary: The last text. }
            chunks: { type: list<demo_piece>, summary: The last pieces. }
            footer: { type: string, summary: What stands below it. }
            color: { type: string, summary: The color of what stands below it. }
          at_most_one_of: [[markdown_text, chunks]]
          together: [[footer, color]]
        """,
        """
        demo_piece:
          summary: A piece.
          fields:
            text: { type: string, required: true, summary: Its text. }
        """);
}
