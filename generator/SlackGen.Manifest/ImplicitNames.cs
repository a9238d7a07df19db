namespace SlackGen.Manifest;

/// <summary>
/// The public types of the namespaces that the .NET SDKs (console and web) import into every file. A generated type of such a name would make
/// the users' <c>File</c> or <c>Range</c> ambiguous, so no manifest may declare one.
/// </summary>
public static class ImplicitNames
{
    /// <summary>The names, without those that end in Extensions or Attribute.</summary>
    public static ISet<string> All { get; } = new HashSet<string>(
        Names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    // Read off the reference assemblies of .NET 10; a test reads them again and compares.
    private const string Names = """
        ActivatorUtilities ActivityTrackingOptions ApplicationBuilder AsyncEnumerable AsyncServiceScope BackgroundService
        BackgroundServiceExceptionBehavior BadHttpRequestException Barrier BarrierPostPhaseException BinderOptions BindingAddress
        ByteArrayContent ChainedConfigurationProvider ChainedConfigurationSource ClientCertificateOption
        ComponentEndpointConventionBuilder CompositeEndpointDataSource ConfigurationBinder ConfigurationBuilder
        ConfigurationDebugViewContext ConfigurationKeyComparer ConfigurationManager ConfigurationPath ConfigurationProvider
        ConfigurationReloadToken ConfigurationRoot ConfigurationSection ConfigureHostBuilder ConfigureWebHostBuilder
        ConnectionEndpointRouteBuilder ConnectionInfo Console ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey
        ConsoleKeyInfo ConsoleLifetimeOptions ConsoleModifiers ConsoleSpecialKey ContentEncodingMetadata
        ControllerActionEndpointConventionBuilder CookieBuilder CookieOptions CookiePolicyOptions CookieSecurePolicy CountdownEvent
        DataTokensMetadata DefaultEndpointDataSource DefaultEndpointFilterInvocationContext DefaultFilesOptions DefaultHttpContext
        DefaultHttpContextFactory DefaultInlineConstraintResolver DefaultServiceProviderFactory DelegateStartup DelegatingHandler
        DeveloperExceptionPageOptions DirectoryBrowserOptions DriveInfo DriveNotFoundException DriveType Endpoint EndpointBuilder
        EndpointDataSource EndpointFilterDelegate EndpointFilterFactoryContext EndpointFilterInvocationContext EndpointMetadataCollection
        EndpointNameMetadata Enumerable EnumerableExecutor EnumerableQuery EnvironmentName Environments ErrorEventArgs ErrorEventHandler
        EventId EventWaitHandleAcl ExceptionHandlerOptions FileConfigurationProvider FileConfigurationSource FileLoadExceptionContext
        FileServerOptions FileStyleUriParser FileSystemEventArgs FileSystemEventHandler FileSystemWatcher FormCollection FormFile
        FormFileCollection FormUrlEncodedContent ForwardedHeadersOptions FragmentString FtpStyleUriParser GenericUriParser
        GenericUriParserOptions GopherStyleUriParser HeaderDictionary HeaderEncodingSelector Host HostAbortedException
        HostApplicationBuilder HostApplicationBuilderSettings HostBuilder HostBuilderContext HostDefaults HostExecutionContext
        HostExecutionContextManager HostOptions HostString HttpClient HttpClientHandler HttpCompletionOption HttpContent HttpContext
        HttpContextAccessor HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageInvoker HttpMethod HttpMethodMetadata
        HttpMethodOverrideOptions HttpMethods HttpProtocol HttpProtocolException HttpRequest HttpRequestError HttpRequestException
        HttpRequestMessage HttpRequestOptions HttpRequestOptionsKey HttpResponse HttpResponseMessage HttpStyleUriParser
        HttpValidationProblemDetails HttpVersionPolicy HubEndpointConventionBuilder IApplicationBuilder IApplicationLifetime
        IBindableFromHttpContext IConfiguration IConfigurationBuilder IConfigurationManager IConfigurationProvider IConfigurationRoot
        IConfigurationSection IConfigurationSource IContentTypeHttpResult IDataTokensMetadata IDynamicEndpointMetadata
        IEndpointAddressScheme IEndpointConventionBuilder IEndpointFilter IEndpointGroupNameMetadata IEndpointNameMetadata
        IEndpointRouteBuilder IExcludeFromDescriptionMetadata IExternalScopeProvider IFileHttpResult IFormCollection IFormFile
        IFormFileCollection IGrouping IHeaderDictionary IHealthChecksBuilder IHost IHostApplicationBuilder IHostApplicationLifetime
        IHostBuilder IHostEnvironment IHostLifetime IHostMetadata IHostedLifecycleService IHostedService IHostingEnvironment
        IHostingStartup IHttpClientBuilder IHttpClientFactory IHttpContextAccessor IHttpContextFactory IHttpMessageHandlerFactory
        IHttpMethodMetadata IHubEndpointConventionBuilder IISOptions IISServerOptions IInlineConstraintResolver IKeyedServiceProvider
        ILogger ILoggerFactory ILoggerProvider ILoggingBuilder ILookup IMiddleware IMiddlewareFactory IMvcBuilder IMvcCoreBuilder
        INamedRouter INestedHttpResult IOrderedAsyncEnumerable IOrderedEnumerable IOrderedQueryable IOutboundParameterTransformer
        IParameterPolicy IProblemDetailsService IProblemDetailsWriter IQueryCollection IQueryProvider IQueryable IRazorComponentsBuilder
        IRequestCookieCollection IResponseCookies IResult IRouteBuilder IRouteCollection IRouteConstraint IRouteHandler IRouteNameMetadata
        IRouter IRoutingFeature IServerSideBlazorBuilder IServiceCollection IServiceProvider IServiceProviderFactory
        IServiceProviderIsKeyedService IServiceProviderIsService IServiceScope IServiceScopeFactory ISession ISocketsHttpHandlerBuilder
        IStartup IStartupConfigureContainerFilter IStartupConfigureServicesFilter IStartupFilter IStatusCodeHttpResult
        ISupportExternalScope ISupportRequiredService ISuppressLinkGenerationMetadata ISuppressMatchingMetadata IValueHttpResult IWebHost
        IWebHostBuilder IWebHostEnvironment InlineRouteParameterParser InternalBufferOverflowException JsonContent KeyedService
        LdapStyleUriParser LinkGenerator LinkOptions LinkParser LinkedList LinkedListNode LockCookie LogDefineOptions LogLevel Logger
        LoggerExternalScopeProvider LoggerFactory LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule LoggerMessage Lookup
        MatcherPolicy MessageProcessingHandler MiddlewareFactory MultipartContent MultipartFormDataContent MutexAcl NetPipeStyleUriParser
        NetTcpStyleUriParser NewsStyleUriParser NotifyFilters OAuthPostConfigureOptions ObjectFactory OrderedDictionary
        OrderedParallelQuery PageActionEndpointConventionBuilder Parallel ParallelEnumerable ParallelExecutionMode ParallelLoopResult
        ParallelLoopState ParallelMergeOptions ParallelOptions ParallelQuery ParameterPolicyFactory PathString PriorityQueue
        ProblemDetailsContext ProblemDetailsOptions ProducesResponseTypeMetadata QueryCollection QueryString Queryable
        RazorComponentsEndpointConventionBuilder ReadOnlyMemoryContent ReaderWriterLock RenamedEventArgs RenamedEventHandler
        RequestDelegate RequestDelegateFactory RequestDelegateFactoryOptions RequestDelegateMetadataResult RequestDelegateResult
        RequestLocalizationOptions Results Route RouteBase RouteBuilder RouteCollection RouteConstraintBuilder RouteConstraintMatcher
        RouteContext RouteCreationException RouteData RouteDirection RouteEndpoint RouteEndpointBuilder RouteGroupBuilder
        RouteGroupContext RouteHandler RouteHandlerBuilder RouteHandlerOptions RouteHandlerServices RouteNameMetadata RouteOptions
        RouteValueDictionary RouteValueEqualityComparer RouteValuesAddress RouterMiddleware RoutingFeature SameSiteMode SemaphoreAcl
        SendFileFallback SequencePosition ServiceCollection ServiceDescriptor ServiceKeyLookupMode ServiceLifetime ServiceProvider
        ServiceProviderOptions SessionOptions SocketsHttpConnectionContext SocketsHttpHandler SocketsHttpPlaintextStreamFilterContext
        SortedDictionary SortedList SortedSet Stack StartupBase StaticFileOptions StatusCodePagesOptions StatusCodes
        StreamConfigurationProvider StreamConfigurationSource StreamContent StreamResponseBodyFeature StringContent
        SuppressLinkGenerationMetadata SuppressMatchingMetadata TreeSet TypedResults Uri UriBuilder UriComponents UriCreationOptions
        UriFormat UriFormatException UriHostNameType UriKind UriParser UriPartial UriTypeConverter VirtualPathContext VirtualPathData
        WaitForChangedResult WatcherChangeTypes WebApplication WebApplicationBuilder WebApplicationOptions WebHostBuilder
        WebHostBuilderContext WebHostBuilderOptions WebHostDefaults WebSocketAcceptContext WebSocketManager WebSocketOptions
        WelcomePageOptions
        """;
}
