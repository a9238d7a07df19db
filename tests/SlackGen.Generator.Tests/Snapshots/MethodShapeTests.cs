namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>One method for each trait that a method can have.</summary>
public class MethodShapeTests
{
    [Test]
    public void Secret_arguments_and_fields() => Shape.Verify("""
        exchange:
          summary: Exchanges a code.
          params:
            code: { type: string, required: true, secret: true, summary: The code. }
            proof: { type: string, secret: true, summary: The proof. }
            team: { type: string, summary: The workspace. }
          returns:
            key: { type: string, secret: true, summary: The key. }
            proof: { type: string, secret: true, summary: The next proof. }
        """);

    [Test]
    public void Paging_over_a_list() => Shape.Verify("""
        list:
          summary: Lists the members.
          tier: 2
          params:
            cursor: { type: string, summary: Where to go on. }
          returns:
            members: { type: list<string>, required: true, summary: A page of them. }
          paging: { items: members }
        """);

    [Test]
    public void Paging_over_a_list_within_an_object() => Shape.Verify("""
        search:
          summary: Finds things.
          params:
            query: { type: string, required: true, summary: What to find. }
            cursor: { type: string, summary: Where to go on. }
          returns:
            found: { type: found, summary: What was found. }
            next: { type: string, summary: Where the next page begins. }
          paging: { items: found.matches, cursor: next }
        """,
        """
        found:
          summary: A page of matches.
          fields:
            matches: { type: list<match> }
        match:
          summary: A match.
          fields:
            id: { type: string }
        """);

    [Test]
    public void Pages_without_items() => Shape.Verify("""
        dump:
          summary: Dumps everything.
          params:
            cursor: { type: string, summary: Where to go on. }
          paging: {}
        """);

    [Test]
    public void A_deprecated_method() => Shape.Verify("""
        old:
          summary: Does it the old way.
          deprecated: { use: demo.current, summary: 'The "old" way is over.' }
        current:
          summary: Does it.
        """);

    [Test]
    public void A_method_without_a_token() => Shape.Verify("""
        test:
          summary: Tests the connection.
          tier: 4
          no_token: true
          params:
            foo: { type: string, summary: Comes back. }
        """);

    [Test]
    public void A_method_for_app_level_tokens() => Shape.Verify("""
        open:
          summary: Opens a connection.
          tier: 1
          token: app
        """);

    [Test]
    public void A_method_that_only_has_errors() => Shape.Verify("""
        fail:
          summary: Fails.
          errors:
            user_not_found: There is no such user.
            too_many: { category: rate_limit, summary: "Too many <b> & more." }
            2fa_required: { name: two_factor_required, summary: Sign in twice. }
          warnings:
            stale_answer: The answer may be old.
        """);

    [Test]
    public void A_special_rate_for_each_channel() => Shape.Verify("""
        post:
          summary: Posts a message.
          tier: special
          rate: { permits: 1, per: 1s, burst: 3, by: channel }
          params:
            channel: { type: string, required: true, summary: Where to. }
            text: { type: string, required: true, summary: What. }
        """);

    [Test]
    public void A_file_as_the_response() => Shape.Verify("""
        download:
          summary: Downloads a file.
          http: GET
          response: file
          params:
            id: { type: string, required: true, summary: Which file. }
        """);
}
