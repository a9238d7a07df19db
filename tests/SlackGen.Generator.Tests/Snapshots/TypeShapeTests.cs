namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>One manifest for each kind of named type.</summary>
public class TypeShapeTests
{
    [Test]
    public void An_enum() => Shape.Verify("""
        setPresence:
          summary: Sets the presence.
          params:
            presence: { type: presence, required: true, summary: Which one. }
          returns:
            presence: { type: presence, required: true }
            was: { type: presence }
        """,
        """
        presence:
          summary: Whether somebody is there.
          enum:
            auto: As Slack sees it.
            away: Not there.
            "2nd": { name: second, summary: Named otherwise. }
        """);

    [Test]
    public void A_union() => Shape.Verify("""
        render:
          summary: Renders a block.
          body: json
          params:
            block: { type: block, required: true, summary: Which block. }
        """,
        """
        block:
          summary: A block.
          union: type
          of: { section: section_block, divider: divider_block }
        section_block:
          summary: A block of text.
          fields:
            text: { type: string, required: true, summary: The text. }
        divider_block:
          summary: A line.
          fields: {}
        """);

    [Test]
    public void An_object_that_text_can_stand_for() => Shape.Verify("""
        say:
          summary: Says something.
          params:
            text: { type: plain_text, required: true, summary: What. }
        """,
        """
        plain_text:
          summary: Plain text.
          from_string: text
          fields:
            text: { type: string, required: true, summary: The text. }
            emoji: { type: bool, summary: Whether colons mean emoji. }
        """);

    [Test]
    public void Fields_whose_names_differ_late() => Shape.Verify("""
        look:
          summary: Looks something up.
          returns:
            name_a: { type: string }
            name_b: { type: string }
            name_c: { type: string }
            other_: { type: string }
            é: { type: string, name: accented }
        """);
}
