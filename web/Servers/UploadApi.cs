using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatPlatform.Knowledge.Uploading;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatPlatform.Web.Servers;

/// <summary>Files that a tenant's bots are to know, received one after the other and never written to disk.</summary>
internal static class UploadApi
{
    private const string Multipart = "multipart/form-data";
    private const int MostFiles = 100;
    private const int LongestField = 4 << 10;

    /// <summary>What stands around the files.</summary>
    private const int Envelope = 1 << 20;

    public static void MapUpload(this RouteGroupBuilder api) =>
        api.MapPost("/upload", Upload)
            .RequireAuthorization(Policies.Upload)
            .SwitchedBy(TenantEndpoint.Upload)
            .Audited("document.upload")
            .Accepts<UploadRequest>("application/json", Multipart)
            .WithTags("knowledge")
            .WithSummary("Adds files to the knowledge: multipart/form-data with 'file' (repeatable) or 'url', or JSON with 'url'. Text, Markdown, HTML, CSV, JSON, PDF and Word; each file has its own result. The same name again replaces the document.")
            .Produces<UploadReport>()
            .WithExample(new UploadRequest("https://www.acme.example/terms.pdf"))
            .Refuses(ErrorCodes.UrlNotAllowed, ErrorCodes.QuotaExceeded, ErrorCodes.EndpointDisabled, ErrorCodes.TenantMoving);

    private static async Task<UploadReport> Upload(
        HttpContext context, TenantResolver tenants, UploadReader reader, Plans plans, IOptions<UploadOptions> options)
    {
        var tenant = await tenants.ResolveAsync(context);
        var quota = plans.KnowledgeOf(tenant);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxRequestBytes + Envelope;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
        {
            return new UploadReport([await reader.ReadUrlAsync(tenant.Id, await UrlAsync(context), quota, context.RequestAborted)]);
        }

        var results = ImmutableArray.CreateBuilder<UploadResult>();
        await foreach (var part in PartsAsync(context.Request, type, options.Value, context.RequestAborted))
        {
            results.Add(await ReadAsync(tenant.Id, part, reader, quota, options.Value, context.RequestAborted));
        }

        return results.Count > 0 ? new UploadReport(results.ToImmutable()) : throw Invalid("The form has neither a 'file' nor a 'url'.");
    }

    private static async Task<string> UrlAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasJsonContentType() && await context.Request.ReadFromJsonAsync<UploadRequest>(context.RequestAborted) is { Url: { } url }
                ? url
                : throw Invalid("Send a form with 'file', or JSON with 'url'.");
        }
        catch (JsonException)
        {
            throw Invalid("The body is not the JSON that is expected here.");
        }
    }

    private static async Task<UploadResult> ReadAsync(
        string tenantId, Part part, UploadReader reader, KnowledgeQuota quota, UploadOptions options, CancellationToken cancellationToken)
    {
        if (part.Content is not { } content)
        {
            return new UploadResult(part.IsFile ? UploadName.Of(part.FileName) : "url", UploadState.Refused, $"Larger than {options.MaxFileBytes >> 10:N0} kB.", null, null, 0, options.MaxFileBytes);
        }

        return part.IsFile
            ? await reader.ReadFileAsync(tenantId, part.FileName, content, quota, cancellationToken)
            : await reader.ReadUrlAsync(tenantId, System.Text.Encoding.UTF8.GetString(content), quota, cancellationToken);
    }

    private static async IAsyncEnumerable<Part> PartsAsync(
        HttpRequest request, MediaTypeHeaderValue type, UploadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= 100 })
        {
            throw Invalid("The form's Content-Type names no boundary.");
        }

        var form = new MultipartReader(boundary, request.Body);
        var (parts, left) = (0, options.MaxRequestBytes);
        while (await NextAsync(form, cancellationToken) is { } section)
        {
            if (++parts > MostFiles)
            {
                throw Invalid($"A form may have {MostFiles} parts at most.");
            }

            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not ("file" or "url"))
            {
                continue;
            }

            var isFile = HeaderUtilities.RemoveQuotes(disposition.Name).Equals("file", StringComparison.Ordinal);
            var content = await ReadUpToAsync(section.Body, (int)Math.Min(left, isFile ? options.MaxFileBytes : LongestField), cancellationToken);
            left -= content?.Length ?? options.MaxFileBytes;
            if (left < 0 || (content is null && !isFile))
            {
                throw isFile ? new BadHttpRequestException("The request's body is too large.", StatusCodes.Status413PayloadTooLarge) : Invalid("url is too long.");
            }

            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            yield return new Part(isFile, fileName.Value, content);
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader form, CancellationToken cancellationToken)
    {
        try
        {
            return await form.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Invalid("The form is not well formed, or it broke off.");
        }
    }

    /// <returns>null when there is more.</returns>
    private static async Task<byte[]?> ReadUpToAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new MemoryStream();
            var buffer = new byte[64 << 10];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (content.Length + read > most)
                {
                    return null;
                }

                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Invalid("The form is not well formed, or it broke off.");
        }
    }

    private static ChatException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);

    /// <param name="Content">null when it is larger than is taken.</param>
    private sealed record Part(bool IsFile, string? FileName, byte[]? Content);
}
