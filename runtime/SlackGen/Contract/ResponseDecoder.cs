namespace SlackGen;

/// <summary>Decodes the JSON of responses.</summary>
internal static class ResponseDecoder
{
    /// <summary>Reads the JSON of a response into its object.</summary>
    public static void Decode(SlackResponse response, ReadOnlySpan<byte> json, DecodeOptions decoding, CancellationToken cancellationToken = default)
    {
        var cache = StringCache.Rent(json.Length);
        var reader = new SlackReader(json, decoding, cache, cancellationToken);
        if (response is SlackRawResponse raw)
        {
            raw.Json = reader.ReadElement();
            reader.End();
            reader = new SlackReader(json, decoding with { Strict = false, Keep = false }, null, cancellationToken);
        }

        if (!reader.EnterObject())
        {
            throw new SlackJsonException("The response is not a JSON object", 0);
        }

        response.ReadFrom(ref reader);
        reader.End();
        response.MarkRead();
        StringCache.Return(cache);
    }
}
