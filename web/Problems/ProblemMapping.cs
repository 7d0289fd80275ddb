using System.Globalization;
using ChatPlatform.Web.Conversations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ChatPlatform.Web.Problems;

/// <summary>Turns refusals and mistakes into RFC 9457 problem documents with a <c>code</c>.</summary>
internal static class ProblemMapping
{
    public const string BodyTooLarge = "body_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";

    public static int StatusOf(string code) => code switch
    {
        ErrorCodes.TenantNotFound or ErrorCodes.BotNotFound or ErrorCodes.SessionNotFound or ErrorCodes.MessageNotFound
            or ErrorCodes.SourceNotFound or ErrorCodes.DocumentNotFound or ErrorCodes.KeyNotFound or ErrorCodes.OriginNotFound
            or ErrorCodes.UserNotFound or ErrorCodes.InvitationNotFound or ErrorCodes.ModelNotFound or ErrorCodes.ReceiptNotFound
            or ErrorCodes.CannedReplyNotFound or ErrorCodes.PlanNotFound => StatusCodes.Status404NotFound,
        ErrorCodes.Unauthorized or ErrorCodes.SignInFailed or ErrorCodes.SecondFactorRequired
            or ErrorCodes.SecondFactorInvalid => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden or ErrorCodes.OriginNotAllowed or ErrorCodes.TenantSuspended or ErrorCodes.EndpointDisabled
            or ErrorCodes.CsrfTokenInvalid => StatusCodes.Status403Forbidden,
        ErrorCodes.TenantExists or ErrorCodes.TenantDeleting or ErrorCodes.OriginTaken or ErrorCodes.Conflict or ErrorCodes.SourceBusy
            or ErrorCodes.MessageIdReused or ErrorCodes.UserExists or ErrorCodes.LastOwner
            or ErrorCodes.PlanInUse or ErrorCodes.PlanInSettings
            or ErrorCodes.HandoverOff or ErrorCodes.Taken or ErrorCodes.NotYours or ErrorCodes.AgentAway => StatusCodes.Status409Conflict,
        ErrorCodes.MessageTooLong or BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ErrorCodes.RateLimited or ErrorCodes.QuotaExceeded or ErrorCodes.SpendCeilingReached or ErrorCodes.AddressBlocked
            or ErrorCodes.TooManyPending or ErrorCodes.TooManyAttempts => StatusCodes.Status429TooManyRequests,
        ErrorCodes.ModelUnavailable or ErrorCodes.Unavailable or ErrorCodes.TenantMoving => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>A reached limit is named in the member <c>limit</c>.</summary>
    public static ProblemDetails ToProblem(this ChatException refusal)
    {
        var problem = Problem(StatusOf(refusal.Code), refusal.Code, refusal.Message);
        if (refusal.Limit is not null)
        {
            problem.Extensions["limit"] = refusal.Limit;
        }

        return problem;
    }

    public static ProblemDetails Problem(int status, string code, string detail) => new()
    {
        Type = $"urn:chatplatform:problem:{code}",
        Title = code.Replace('_', ' '),
        Status = status,
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    public static async Task WriteAsync(HttpContext context, ProblemDetails problem, TimeSpan? retryAfter = null)
    {
        context.Response.StatusCode = problem.Status!.Value;
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        // With no token of ours it minds the request's own, and a caller who has left is no failure.
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", CancellationToken.None);
    }

    /// <summary>The last resort of every request: a refusal in its own words, anything else without any.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = failure => failure.Exception is ChatException or BadHttpRequestException || Patience.IsPassing(failure.Exception),
            ExceptionHandler = context =>
            {
                var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
                return (Patience.IsPassing(failure) ? Patience.Told(failure) : failure) switch
                {
                    ChatException refusal => WriteAsync(context, refusal.ToProblem(), refusal.RetryAfter),
                    BadHttpRequestException bad => WriteAsync(context, Problem(bad.StatusCode, CodeOf(bad.StatusCode), DetailOf(bad))),
                    _ => WriteAsync(context, Problem(StatusCodes.Status500InternalServerError, "internal", "Something went wrong on our side. It has been logged.")),
                };
            },
        });
        app.UseStatusCodePages(statusPage => statusPage.HttpContext.Response.StatusCode is >= 400 and var status
            ? WriteAsync(statusPage.HttpContext, Problem(status, CodeOf(status), DetailOf(status)))
            : Task.CompletedTask);
        app.Use(BodyCharset.RequireKnown);
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ErrorCodes.Unauthorized,
        StatusCodes.Status403Forbidden => ErrorCodes.Forbidden,
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        _ => ErrorCodes.InvalidRequest,
    };

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "This needs a key: send it as 'Authorization: Bearer <key>'.",
        StatusCodes.Status403Forbidden => "The key does not allow this.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer that method.",
        StatusCodes.Status413PayloadTooLarge => "The request's body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => "The request is not well formed.",
    };

    private static string DetailOf(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json
            ? $"The body is not the JSON that is expected here{(json.Path is { Length: > 0 } path ? $" (at {path})" : "")}."
            : DetailOf(bad.StatusCode);
}
