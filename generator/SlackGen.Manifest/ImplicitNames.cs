namespace SlackGen.Manifest;

/// <summary>
/// The public types of the namespaces that the .NET SDKs (console and web) import into every file. A generated type of such a name would make <c>File</c> or
/// <c>Range</c> ambiguous in a user's code, so no manifest can declare one.
/// </summary>
public static class ImplicitNames
{
    /// <summary>Gets the names, without those that end in Extensions or Attribute, which no type of a manifest has.</summary>
    public static ISet<string> All { get; } = new HashSet<string>(
        Names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    // From the reference assemblies of .NET 10. ImplicitNamesTests compares.
    private const string Names = """
        AbandonedMutexException AccessViolationException Action Activator ActivatorUtilities ActivityTrackingOptions AggregateException
        ApartmentState AppContext AppDomain AppDomainSetup AppDomainUnloadedException ApplicationBuilder ApplicationException ApplicationId
        ArgIterator ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArraySegment
        ArrayTypeMismatchException AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl AsyncLocal
        AsyncLocalValueChangedArgs AsyncServiceScope Attribute AttributeTargets AutoResetEvent BackgroundService
        BackgroundServiceExceptionBehavior BadHttpRequestException BadImageFormatException Barrier BarrierPostPhaseException
        Base64FormattingOptions BinaryReader BinaryWriter BinderOptions BindingAddress BitConverter Boolean Buffer BufferedStream Byte
        ByteArrayContent CancellationToken CancellationTokenRegistration CancellationTokenSource CannotUnloadAppDomainException
        ChainedConfigurationProvider ChainedConfigurationSource Char CharEnumerator ClientCertificateOption Comparer Comparison
        ComponentEndpointConventionBuilder CompositeEndpointDataSource CompressedStack ConcurrentExclusiveSchedulerPair ConfigurationBinder
        ConfigurationBuilder ConfigurationDebugViewContext ConfigurationKeyComparer ConfigurationManager ConfigurationPath
        ConfigurationProvider ConfigurationReloadToken ConfigurationRoot ConfigurationSection ConfigureAwaitOptions ConfigureHostBuilder
        ConfigureWebHostBuilder ConnectionEndpointRouteBuilder ConnectionInfo Console ConsoleCancelEventArgs ConsoleCancelEventHandler
        ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleLifetimeOptions ConsoleModifiers ConsoleSpecialKey ContentEncodingMetadata
        ContextBoundObject ContextCallback ContextMarshalException ControllerActionEndpointConventionBuilder Convert Converter CookieBuilder
        CookieOptions CookiePolicyOptions CookieSecurePolicy CountdownEvent DBNull DataMisalignedException DataTokensMetadata DateOnly
        DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal DefaultEndpointDataSource DefaultEndpointFilterInvocationContext
        DefaultFilesOptions DefaultHttpContext DefaultHttpContextFactory DefaultInlineConstraintResolver DefaultServiceProviderFactory
        Delegate DelegateStartup DelegatingHandler DeveloperExceptionPageOptions Dictionary Directory DirectoryBrowserOptions DirectoryInfo
        DirectoryNotFoundException DivideByZeroException DllNotFoundException Double DriveInfo DriveNotFoundException DriveType
        DuplicateWaitObjectException EndOfStreamException Endpoint EndpointBuilder EndpointDataSource EndpointFilterDelegate
        EndpointFilterFactoryContext EndpointFilterInvocationContext EndpointMetadataCollection EndpointNameMetadata
        EntryPointNotFoundException Enum Enumerable EnumerableExecutor EnumerableQuery EnumerationOptions Environment EnvironmentName
        EnvironmentVariableTarget Environments EqualityComparer ErrorEventArgs ErrorEventHandler EventArgs EventHandler EventId
        EventResetMode EventWaitHandle EventWaitHandleAcl Exception ExceptionHandlerOptions ExecutionContext ExecutionEngineException
        FieldAccessException File FileAccess FileAttributes FileConfigurationProvider FileConfigurationSource FileInfo FileLoadException
        FileLoadExceptionContext FileMode FileNotFoundException FileOptions FileServerOptions FileShare FileStream FileStreamOptions
        FileStyleUriParser FileSystemEventArgs FileSystemEventHandler FileSystemInfo FileSystemWatcher FormCollection FormFile
        FormFileCollection FormUrlEncodedContent FormatException FormattableString ForwardedHeadersOptions FragmentString FtpStyleUriParser
        Func GC GCCollectionMode GCGenerationInfo GCKind GCMemoryInfo GCNotificationStatus GenericUriParser GenericUriParserOptions
        GopherStyleUriParser Guid Half HandleInheritability HashCode HashSet HeaderDictionary HeaderEncodingSelector Host
        HostAbortedException HostApplicationBuilder HostApplicationBuilderSettings HostBuilder HostBuilderContext HostDefaults
        HostExecutionContext HostExecutionContextManager HostOptions HostString HttpClient HttpClientHandler HttpCompletionOption
        HttpContent HttpContext HttpContextAccessor HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler HttpMessageInvoker HttpMethod
        HttpMethodMetadata HttpMethodOverrideOptions HttpMethods HttpProtocol HttpProtocolException HttpRequest HttpRequestError
        HttpRequestException HttpRequestMessage HttpRequestOptions HttpRequestOptionsKey HttpResponse HttpResponseMessage HttpStyleUriParser
        HttpValidationProblemDetails HttpVersionPolicy HubEndpointConventionBuilder IAlternateEqualityComparer IApplicationBuilder
        IApplicationLifetime IAsyncDisposable IAsyncEnumerable IAsyncEnumerator IAsyncResult IBindableFromHttpContext ICloneable ICollection
        IComparable IComparer IConfiguration IConfigurationBuilder IConfigurationManager IConfigurationProvider IConfigurationRoot
        IConfigurationSection IConfigurationSource IContentTypeHttpResult IConvertible ICustomFormatter IDataTokensMetadata IDictionary
        IDisposable IDynamicEndpointMetadata IEndpointAddressScheme IEndpointConventionBuilder IEndpointFilter IEndpointGroupNameMetadata
        IEndpointNameMetadata IEndpointRouteBuilder IEnumerable IEnumerator IEqualityComparer IEquatable IExcludeFromDescriptionMetadata
        IExternalScopeProvider IFileHttpResult IFormCollection IFormFile IFormFileCollection IFormatProvider IFormattable IGrouping
        IHeaderDictionary IHealthChecksBuilder IHost IHostApplicationBuilder IHostApplicationLifetime IHostBuilder IHostEnvironment
        IHostLifetime IHostMetadata IHostedLifecycleService IHostedService IHostingEnvironment IHostingStartup IHttpClientBuilder
        IHttpClientFactory IHttpContextAccessor IHttpContextFactory IHttpMessageHandlerFactory IHttpMethodMetadata
        IHubEndpointConventionBuilder IISOptions IISServerOptions IInlineConstraintResolver IKeyedServiceProvider IList ILogger
        ILoggerFactory ILoggerProvider ILoggingBuilder ILookup IMiddleware IMiddlewareFactory IMvcBuilder IMvcCoreBuilder INamedRouter
        INestedHttpResult IOCompletionCallback IOException IObservable IObserver IOrderedAsyncEnumerable IOrderedEnumerable
        IOrderedQueryable IOutboundParameterTransformer IParameterPolicy IParsable IProblemDetailsService IProblemDetailsWriter IProgress
        IQueryCollection IQueryProvider IQueryable IRazorComponentsBuilder IReadOnlyCollection IReadOnlyDictionary IReadOnlyList
        IReadOnlySet IRequestCookieCollection IResponseCookies IResult IRouteBuilder IRouteCollection IRouteConstraint IRouteHandler
        IRouteNameMetadata IRouter IRoutingFeature IServerSideBlazorBuilder IServiceCollection IServiceProvider IServiceProviderFactory
        IServiceProviderIsKeyedService IServiceProviderIsService IServiceScope IServiceScopeFactory ISession ISet ISocketsHttpHandlerBuilder
        ISpanFormattable ISpanParsable IStartup IStartupConfigureContainerFilter IStartupConfigureServicesFilter IStartupFilter
        IStatusCodeHttpResult ISupportExternalScope ISupportRequiredService ISuppressLinkGenerationMetadata ISuppressMatchingMetadata
        IThreadPoolWorkItem ITimer IUtf8SpanFormattable IUtf8SpanParsable IValueHttpResult IWebHost IWebHostBuilder IWebHostEnvironment
        Index IndexOutOfRangeException InlineRouteParameterParser InsufficientExecutionStackException InsufficientMemoryException Int128
        Int16 Int32 Int64 IntPtr Interlocked InternalBufferOverflowException InvalidCastException InvalidDataException
        InvalidOperationException InvalidProgramException InvalidTimeZoneException JsonContent KeyNotFoundException KeyValuePair
        KeyedService Lazy LazyInitializer LazyThreadSafetyMode LdapStyleUriParser LinkGenerator LinkOptions LinkParser LinkedList
        LinkedListNode List LoaderOptimization LocalDataStoreSlot Lock LockCookie LockRecursionException LockRecursionPolicy
        LogDefineOptions LogLevel Logger LoggerExternalScopeProvider LoggerFactory LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule
        LoggerMessage Lookup ManualResetEvent ManualResetEventSlim MarshalByRefObject MatchCasing MatchType MatcherPolicy Math MathF
        MemberAccessException Memory MemoryStream MessageProcessingHandler MethodAccessException MiddlewareFactory MidpointRounding
        MissingFieldException MissingMemberException MissingMethodException ModuleHandle Monitor MulticastDelegate
        MulticastNotSupportedException MultipartContent MultipartFormDataContent Mutex MutexAcl NamedWaitHandleOptions NativeOverlapped
        NetPipeStyleUriParser NetTcpStyleUriParser NewsStyleUriParser NotFiniteNumberException NotImplementedException NotSupportedException
        NotifyFilters NullReferenceException Nullable OAuthPostConfigureOptions Object ObjectDisposedException ObjectFactory OperatingSystem
        OperationCanceledException OrderedDictionary OrderedParallelQuery OutOfMemoryException OverflowException Overlapped
        PageActionEndpointConventionBuilder Parallel ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState
        ParallelMergeOptions ParallelOptions ParallelQuery ParameterPolicyFactory ParameterizedThreadStart Path PathString
        PathTooLongException PeriodicTimer PlatformID PlatformNotSupportedException PreAllocatedOverlapped Predicate PriorityQueue
        ProblemDetailsContext ProblemDetailsOptions ProducesResponseTypeMetadata Progress QueryCollection QueryString Queryable Queue Random
        RandomAccess Range RankException RazorComponentsEndpointConventionBuilder ReadOnlyMemory ReadOnlyMemoryContent ReadOnlySpan
        ReaderWriterLock ReaderWriterLockSlim ReferenceEqualityComparer RegisteredWaitHandle RenamedEventArgs RenamedEventHandler
        RequestDelegate RequestDelegateFactory RequestDelegateFactoryOptions RequestDelegateMetadataResult RequestDelegateResult
        RequestLocalizationOptions ResolveEventArgs ResolveEventHandler Results Route RouteBase RouteBuilder RouteCollection
        RouteConstraintBuilder RouteConstraintMatcher RouteContext RouteCreationException RouteData RouteDirection RouteEndpoint
        RouteEndpointBuilder RouteGroupBuilder RouteGroupContext RouteHandler RouteHandlerBuilder RouteHandlerOptions RouteHandlerServices
        RouteNameMetadata RouteOptions RouteValueDictionary RouteValueEqualityComparer RouteValuesAddress RouterMiddleware RoutingFeature
        RuntimeArgumentHandle RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte SameSiteMode SearchOption SeekOrigin Semaphore
        SemaphoreAcl SemaphoreFullException SemaphoreSlim SendFileFallback SendOrPostCallback SequencePosition ServiceCollection
        ServiceDescriptor ServiceKeyLookupMode ServiceLifetime ServiceProvider ServiceProviderOptions SessionOptions Single
        SocketsHttpConnectionContext SocketsHttpHandler SocketsHttpPlaintextStreamFilterContext SortedDictionary SortedList SortedSet Span
        SpinLock SpinWait Stack StackOverflowException StartupBase StaticFileOptions StatusCodePagesOptions StatusCodes Stream
        StreamConfigurationProvider StreamConfigurationSource StreamContent StreamReader StreamResponseBodyFeature StreamWriter String
        StringComparer StringComparison StringContent StringReader StringSplitOptions StringWriter SuppressLinkGenerationMetadata
        SuppressMatchingMetadata SynchronizationContext SynchronizationLockException SystemException Task TaskCanceledException
        TaskCompletionSource TaskContinuationOptions TaskCreationOptions TaskFactory TaskScheduler TaskSchedulerException TaskStatus
        TaskToAsyncResult TextReader TextWriter Thread ThreadAbortException ThreadExceptionEventArgs ThreadExceptionEventHandler
        ThreadInterruptedException ThreadLocal ThreadPool ThreadPoolBoundHandle ThreadPriority ThreadStart ThreadStartException ThreadState
        ThreadStateException TimeOnly TimeProvider TimeSpan TimeZone TimeZoneInfo TimeZoneNotFoundException Timeout TimeoutException Timer
        TimerCallback Tuple Type TypeAccessException TypeCode TypeInitializationException TypeLoadException TypeUnloadedException
        TypedReference TypedResults UInt128 UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException UnhandledExceptionEventArgs
        UnhandledExceptionEventHandler UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream UnobservedTaskExceptionEventArgs Uri
        UriBuilder UriComponents UriCreationOptions UriFormat UriFormatException UriHostNameType UriKind UriParser UriPartial
        UriTypeConverter ValueTask ValueTuple ValueType Version VirtualPathContext VirtualPathData Void Volatile WaitCallback
        WaitForChangedResult WaitHandle WaitHandleCannotBeOpenedException WaitOrTimerCallback WatcherChangeTypes WeakReference
        WebApplication WebApplicationBuilder WebApplicationOptions WebHostBuilder WebHostBuilderContext WebHostBuilderOptions
        WebHostDefaults WebSocketAcceptContext WebSocketManager WebSocketOptions WelcomePageOptions
        """;
}
