namespace SlackGen.Apps.AspNetCore;

/// <summary>Recognizes the request with which Slack checks the certificate of the URL of a slash command: a form with the field <c>ssl_check=1</c>.</summary>
internal static class CertificateCheck
{
    /// <summary>Returns whether a form is such a request.</summary>
    /// <param name="form">The form.</param>
    public static bool IsOne(ReadOnlySpan<byte> form)
    {
        while (!form.IsEmpty)
        {
            var end = form.IndexOf((byte)'&');
            if ((end < 0 ? form : form[..end]).SequenceEqual("ssl_check=1"u8))
            {
                return true;
            }

            form = end < 0 ? default : form[(end + 1)..];
        }

        return false;
    }
}
