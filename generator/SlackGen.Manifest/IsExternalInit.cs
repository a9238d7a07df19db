namespace System.Runtime.CompilerServices;

// Records and init accessors need this type, and netstandard2.0 lacks it.
internal static class IsExternalInit;
