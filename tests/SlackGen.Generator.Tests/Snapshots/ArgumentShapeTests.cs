namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>One method for each way in which arguments look and travel.</summary>
public class ArgumentShapeTests
{
    [Test]
    public void Scalar_arguments() => Shape.Verify("""
        scalars:
          summary: Takes a scalar of every type.
          tier: 2
          scopes: { bot: [demo:read, demo:write], user: [demo:read] }
          http: GET
          params:
            text: { type: string, required: true, summary: Some text., example: Hello & <welcome>, min_length: 1, max_length: 40 }
            count: { type: int, summary: How many., default: 100, minimum: 1, maximum: 999 }
            ratio: { type: number, summary: A fraction. }
            deep: { type: bool, summary: Whether to look deep. }
            ts: { type: timestamp, summary: Which message., example: "1512085950.000216" }
            oldest: { type: unix_time, summary: From when on. }
            day: { type: date, summary: Which day., example: 2026-08-20 }
            class: { type: string, summary: Named like a keyword of C#. }
        """);

    [Test]
    public void A_JSON_body() => Shape.Verify("""
        store:
          summary: Stores something.
          body: json
          idempotent: true
          params:
            item: { type: item, required: true, summary: What to store. }
          returns:
            item: { type: item, required: true, summary: What was stored. }
        """,
        """
        item:
          summary: Something.
          fields:
            id: { type: string, required: true, summary: Its ID. }
            size: { type: int }
        """);

    [Test]
    public void A_multipart_body() => Shape.Verify("""
        upload:
          summary: Uploads a picture.
          body: multipart
          params:
            image: { type: binary, required: true, summary: The picture. }
            crop_x: { type: int, summary: Where to crop. }
        """);

    [Test]
    public void Comma_joined_lists() => Shape.Verify("""
        many:
          summary: Takes lists that travel in one string.
          params:
            users: { type: csv<string>, required: true, summary: Which users., min_items: 1, max_items: 8 }
            days: { type: csv<date>, summary: Which days. }
            modes: { type: csv<mode>, summary: Which modes. }
          returns:
            users: { type: csv<string>, summary: Which users. }
        """,
        """
        mode:
          summary: How.
          enum: { fast: Quickly. }
        """);

    [Test]
    public void Maps_JSON_and_lists_of_lists() => Shape.Verify("""
        nest:
          summary: Takes and answers with nested things.
          params:
            names: { type: map<string>, summary: Names by ID. }
            rows: { type: list<list<cell>>, summary: Rows of cells. }
            raw: { type: json, summary: Anything. }
          returns:
            by_id: { type: map<list<cell>>, required: true, summary: Cells by ID. }
            rows: { type: list<list<int>>, required: true, summary: Rows. }
            raw: { type: json, required: true }
        """,
        """
        cell:
          summary: A cell.
          fields:
            text: { type: string }
        """);

    [Test]
    public void Exactly_one_of_several_arguments() => Shape.Verify("""
        open:
          summary: Opens a conversation.
          params:
            channel: { type: string, summary: Which conversation. }
            users: { type: csv<string>, summary: With whom. }
            prevent_creation: { type: bool, summary: Whether it must exist. }
          one_of: [[channel, users]]
        """);
}
