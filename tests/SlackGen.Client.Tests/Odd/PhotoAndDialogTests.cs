using System.Text.Json.Nodes;

namespace SlackGen.Client.Tests.Odd;

/// <summary>Bytes in a multipart body, and an object where Slack documents a string of JSON.</summary>
public sealed class PhotoAndDialogTests : FakeSlackTests
{
    [Test]
    public async Task A_photo_arrives_byte_by_byte()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 255, (byte)'-', (byte)'-'];

        await Slack.Users.SetPhotoAsync(new() { Image = SlackUpload.FromBytes(png, "/home/jane/me.png"), CropW = 100, CropX = 0 });

        var request = Fake.RequestsTo("users.setPhoto").Single();
        var file = request.Files.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Bytes.ToArray(), Is.EqualTo(png));
            Assert.That((file.Argument, file.Name, file.ContentType), Is.EqualTo(("image", "me.png", "application/octet-stream")));
            Assert.That(request.Arguments.Select(a => a.Key), Is.EquivalentTo(["image", "crop_w", "crop_x"]));
            Assert.That((long?)request.Arguments["crop_x"], Is.Zero);
        }
    }

    [Test]
    public async Task A_photo_can_come_from_a_stream_and_say_its_type()
    {
        using var stream = new MemoryStream([9, 9, 1, 2, 3]) { Position = 2 };

        var upload = SlackUpload.FromStream(stream, "Foto von Zoë.png");
        upload.ContentType = "image/png";
        await Slack.Users.SetPhotoAsync(new() { Image = upload });

        var file = Fake.RequestsTo("users.setPhoto").Single().Files.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That((file.Name, file.ContentType), Is.EqualTo(("Foto von Zoë.png", "image/png")));
            Assert.That(stream.CanRead, Is.True);
        }
    }

    [Test]
    public async Task A_dialog_is_an_object_here_and_JSON_on_the_wire()
    {
        await Slack.Dialog.OpenAsync(new()
        {
            TriggerId = "12345.98765.abcd2358fdea",
            Dialog = new()
            {
                Title = "Request a ride",
                CallbackId = "ride",
                SubmitLabel = "Request",
                NotifyOnCancel = true,
                State = "Limo",
                Elements =
                [
                    new() { Type = DialogElementType.Text, Label = "Pickup", Name = "from", Subtype = DialogTextSubtype.Url, MaxLength = 150 },
                    new() { Type = DialogElementType.Select, Label = "Car", Name = "car", Options = [new() { Label = "Any", Value = "any" }] },
                ],
            },
        });

        var dialog = Fake.RequestsTo("dialog.open").Single().Arguments["dialog"];
        Assert.That(
            JsonNode.DeepEquals(dialog, JsonNode.Parse("""
                {
                  "title": "Request a ride",
                  "callback_id": "ride",
                  "submit_label": "Request",
                  "notify_on_cancel": true,
                  "state": "Limo",
                  "elements": [
                    { "type": "text", "label": "Pickup", "name": "from", "subtype": "url", "max_length": 150 },
                    { "type": "select", "label": "Car", "name": "car", "options": [{ "label": "Any", "value": "any" }] }
                  ]
                }
                """)),
            Is.True,
            () => $"was {dialog?.ToJsonString()}");
    }
}
