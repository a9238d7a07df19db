using SlackGen;

namespace Acme;

/// <summary>The client of all methods, which the code under analysis calls.</summary>
[SlackApi]
public partial class SlackClient;
