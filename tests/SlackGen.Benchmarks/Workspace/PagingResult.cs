namespace SlackGen.Benchmarks.Workspace;

/// <summary>Result of paging the workspace in one process.</summary>
/// <param name="Items">The number of users and messages.</param>
/// <param name="Seconds">The time.</param>
/// <param name="Bytes">The bytes that were allocated.</param>
/// <param name="Collections">The collections of generation 0, which include those of generations 1 and 2.</param>
/// <param name="FullCollections">The collections of generation 2.</param>
/// <param name="PeakBytes">The peak of the process's memory.</param>
internal sealed record PagingResult(int Items, double Seconds, long Bytes, int Collections, int FullCollections, long PeakBytes);
