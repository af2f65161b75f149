/** Shows /openapi.json with Swagger UI; nothing is fetched from anywhere else. */
globalThis.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })
